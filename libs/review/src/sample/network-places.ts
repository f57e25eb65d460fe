/** Where the resources of the sample stack stand: addresses, with their construct paths. */
export const ID = 'network-prod';
export const DATABASE = [
  'aws_db_instance.Orders_Database_31F0A9C2',
  'network-prod/Orders/Database/Default',
] as const;
export const GROUP = [
  'aws_security_group.Web_Group_C11A6B72',
  'network-prod/Web/Group/Default',
] as const;
export const PEER = [
  'aws_vpc_security_group_ingress_rule.Database_Peer_6E2B11F0',
  'network-prod/Orders/DatabaseGroup/Peer',
] as const;
export const ROUTE = 'aws_route.Vpc_app_RouteTable-1a_Internet_5B1D0E77';
export const CLUSTER = ['aws_rds_cluster.Ledger_2D6B77A0', 'network-prod/Ledger/Default'] as const;
export const NAT = [
  'aws_nat_gateway.Vpc_web_1b_NatGateway_9AF0C331',
  'network-prod/Vpc/web/1b/NatGateway',
] as const;
