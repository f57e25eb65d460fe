export { notPrefix } from './address/not-prefix';
export type { PrefixRule } from './address/not-prefix';
export {
  addressBits,
  addressCount,
  contains,
  enclosingPrefix,
  formatAddress,
  formatPrefix,
  nthAddress,
  overlappingPairs,
  overlaps,
  parseAddress,
  parsePrefix,
  subprefix,
} from './address/prefix';
export type { Address, AddressFamily, Prefix } from './address/prefix';
export {
  DEDICATED_BANDWIDTHS,
  DirectConnectConnection,
} from './direct-connect/connection/direct-connect-connection';
export type {
  DedicatedBandwidth,
  DirectConnectConnectionAttributes,
  DirectConnectConnectionProps,
} from './direct-connect/connection/direct-connect-connection';
export { DirectConnectGatewayAssociation } from './direct-connect/gateway-association/direct-connect-gateway-association';
export type {
  AssociatedTransitGateway,
  AssociatedVpnGateway,
  DirectConnectGatewayAssociationProps,
} from './direct-connect/gateway-association/direct-connect-gateway-association';
export { DirectConnectGateway } from './direct-connect/gateway/direct-connect-gateway';
export type {
  DirectConnectGatewayAttributes,
  DirectConnectGatewayProps,
  IDirectConnectGateway,
} from './direct-connect/gateway/direct-connect-gateway';
export { DirectConnectGatewayLedger } from './direct-connect/gateway/direct-connect-gateway-ledger';
export type { DirectConnectReach } from './direct-connect/gateway/direct-connect-gateway-ledger';
export {
  HOSTED_BANDWIDTHS,
  HostedConnection,
  HostedConnectionAccepter,
} from './direct-connect/hosted-connection/hosted-connection';
export type {
  HostedBandwidth,
  HostedConnectionAccepterProps,
  HostedConnectionProps,
} from './direct-connect/hosted-connection/hosted-connection';
export { DirectConnectLag } from './direct-connect/lag/direct-connect-lag';
export type { DirectConnectLagProps } from './direct-connect/lag/direct-connect-lag';
export { LinkLedger } from './direct-connect/link/link';
export type { IDirectConnectLink, VirtualInterfaceKind } from './direct-connect/link/link';
export type { MacSec, MacSecKey } from './direct-connect/macsec/macsec';
export { ResilientDirectConnect } from './direct-connect/resilient/resilient-direct-connect';
export type {
  ResilientConnection,
  ResilientDirectConnectProps,
  ResilientLocation,
  VpnBackup,
} from './direct-connect/resilient/resilient-direct-connect-props';
export type { BgpPeer } from './direct-connect/virtual-interface/bgp-peer';
export { PrivateVirtualInterface } from './direct-connect/virtual-interface/private-virtual-interface';
export type {
  PrivateVirtualInterfaceProps,
  ToDirectConnectGateway,
  ToVpnGateway,
} from './direct-connect/virtual-interface/private-virtual-interface';
export { PublicVirtualInterface } from './direct-connect/virtual-interface/public-virtual-interface';
export type { PublicVirtualInterfaceProps } from './direct-connect/virtual-interface/public-virtual-interface';
export { TransitVirtualInterface } from './direct-connect/virtual-interface/transit-virtual-interface';
export type { TransitVirtualInterfaceProps } from './direct-connect/virtual-interface/transit-virtual-interface';
export { VirtualInterface } from './direct-connect/virtual-interface/virtual-interface';
export type {
  VirtualInterfaceOwner,
  VirtualInterfaceProps,
} from './direct-connect/virtual-interface/virtual-interface-props';
export { CentralEndpoints } from './endpoint/central-endpoints/central-endpoints';
export { CentralEndpointsClient } from './endpoint/central-endpoints/central-endpoints-client';
export type { CentralEndpointsClientProps } from './endpoint/central-endpoints/central-endpoints-client';
export type {
  CentralEndpointsAttributes,
  CentralEndpointsProps,
  CentralService,
  ICentralEndpoints,
} from './endpoint/central-endpoints/central-endpoints-props';
export { EndpointService } from './endpoint/endpoint-service/endpoint-service';
export type {
  ConnectionEvent,
  PrivateDnsVerification,
} from './endpoint/endpoint-service/endpoint-service';
export type { EndpointServiceProps } from './endpoint/endpoint-service/endpoint-service-props';
export { GatewayEndpoint } from './endpoint/gateway-endpoint/gateway-endpoint';
export type {
  GatewayEndpointProps,
  GatewayService,
} from './endpoint/gateway-endpoint/gateway-endpoint';
export { GatewayLoadBalancerEndpoint } from './endpoint/gateway-load-balancer-endpoint/gateway-load-balancer-endpoint';
export type { GatewayLoadBalancerEndpointProps } from './endpoint/gateway-load-balancer-endpoint/gateway-load-balancer-endpoint';
export { InterfaceEndpoint } from './endpoint/interface-endpoint/interface-endpoint';
export type {
  InterfaceEndpointOptions,
  InterfaceEndpointProps,
  NamedService,
} from './endpoint/interface-endpoint/interface-endpoint-props';
export type { EndpointPolicy } from './endpoint/policy/endpoint-policy';
export { INTERFACE_SERVICES } from './endpoint/service/interface-services';
export type { InterfaceService } from './endpoint/service/interface-services';
export { FlowLog } from './flow-log/flow-log';
export type { FlowLogOptions, FlowLogProps, FlowLogSource } from './flow-log/flow-log';
export type { LogGroupOptions } from './log-delivery/log-group';
export type { DeliveryFolder } from './log-delivery/delivery-bucket';
export type {
  CloudWatchDestination,
  FirehoseDestination,
  FlowLogDestination,
  S3Destination,
} from './flow-log/flow-log-destination';
export { HubAndSpoke } from './hub-and-spoke/hub-and-spoke';
export type {
  EgressVpc,
  HubAndSpokeProps,
  HubVpc,
  InspectionVpc,
  NetworkSpoke,
  Spoke,
  VpcSpoke,
} from './hub-and-spoke/hub-and-spoke-props';
export { planRouting } from './hub-and-spoke/plan-routing';
export type {
  PlannedBlackhole,
  PlannedRoute,
  PlannedTable,
  RoutingPlan,
  Via,
} from './hub-and-spoke/plan-routing';
export type {
  InspectedTraffic,
  RoutedNetwork,
  Routing,
  RoutingDomain,
  TransitNetwork,
} from './hub-and-spoke/routing';
export { InstanceConnectEndpoint } from './instance-connect-endpoint/instance-connect-endpoint';
export type { InstanceConnectEndpointProps } from './instance-connect-endpoint/instance-connect-endpoint';
export { NetworkAcl } from './network-acl/network-acl';
export type { NetworkAclProps, NetworkAclRuleProps } from './network-acl/network-acl';
export { ResourceShare } from './resource-share/resource-share';
export type { ResourceShareProps } from './resource-share/resource-share';
export { DnsFirewallDomainList } from './resolver/dns-firewall/dns-firewall-domain-list';
export type {
  DnsFirewallDomainListAttributes,
  DnsFirewallDomainListProps,
  IDnsFirewallDomainList,
} from './resolver/dns-firewall/dns-firewall-domain-list';
export type {
  CnameOverride,
  DnsFirewallAction,
  DnsFirewallRuleProps,
} from './resolver/dns-firewall/dns-firewall-rule';
export { DnsFirewallRuleGroup } from './resolver/dns-firewall/dns-firewall-rule-group';
export type {
  DnsFirewallProtection,
  DnsFirewallRuleGroupAttributes,
  DnsFirewallRuleGroupProps,
  IDnsFirewallRuleGroup,
} from './resolver/dns-firewall/dns-firewall-rule-group';
export { InboundResolverEndpoint } from './resolver/resolver-endpoint/inbound-resolver-endpoint';
export type { InboundResolverEndpointProps } from './resolver/resolver-endpoint/inbound-resolver-endpoint';
export { OutboundResolverEndpoint } from './resolver/resolver-endpoint/outbound-resolver-endpoint';
export type {
  IOutboundResolverEndpoint,
  OutboundResolverEndpointAttributes,
} from './resolver/resolver-endpoint/outbound-resolver-endpoint';
export type {
  ResolverEndpointOptions,
  ResolverProtocol,
} from './resolver/resolver-endpoint/resolver-endpoint-options';
export { ResolverQueryLog } from './resolver/resolver-query-log/resolver-query-log';
export type {
  QueryLogBucket,
  ResolverQueryLogProps,
} from './resolver/resolver-query-log/resolver-query-log';
export { ResolverRule } from './resolver/resolver-rule/resolver-rule';
export type {
  Forwarding,
  IResolverRule,
  ResolverRuleAttributes,
  ResolverRuleProps,
  ResolverTarget,
} from './resolver/resolver-rule/resolver-rule';
export type { Route, RouteDestination, RouteTarget } from './route-table/route';
export { RouteTable } from './route-table/route-table';
export type { IRouteTable, RouteTableAttributes, RouteTableProps } from './route-table/route-table';
export { PrefixList } from './prefix-list/prefix-list';
export type {
  PrefixListAttributes,
  PrefixListEntry,
  PrefixListProps,
} from './prefix-list/prefix-list';
export type {
  SecretReference,
  SecretVariable,
  StoredSecret,
} from './secret-reference/secret-reference';
export { Peer } from './security-group/peer';
export type { IPeer, IPrefixList, PeerArguments } from './security-group/peer';
export { Port } from './security-group/port';
export type { PortArguments } from './security-group/port';
export { SecurityGroup } from './security-group/security-group';
export type { SecurityGroupAttributes, SecurityGroupProps } from './security-group/security-group';
export type { ISecurityGroup, RuleOptions } from './security-group/security-group-reference';
export { layOutSubnets } from './subnet-layout/subnet-layout';
export type {
  ComputedTier,
  GivenTier,
  Layout,
  LayoutInput,
  TierPlace,
} from './subnet-layout/subnet-layout';
export type { Outpost, SubnetSettings } from './subnet/subnet';
export type { ISubnet, SubnetAttributes } from './subnet/subnet-reference';
export { AcceptedTransitGatewayPeering } from './transit-gateway/accepted-transit-gateway-peering';
export type { AcceptedTransitGatewayPeeringProps } from './transit-gateway/accepted-transit-gateway-peering';
export { AcceptedVpcAttachment } from './transit-gateway/accepted-vpc-attachment';
export type { AcceptedVpcAttachmentProps } from './transit-gateway/accepted-vpc-attachment';
export { ConnectAttachment } from './transit-gateway/connect-attachment';
export type { ConnectAttachmentProps } from './transit-gateway/connect-attachment';
export { ConnectPeer } from './transit-gateway/connect-peer';
export type { ConnectPeerProps } from './transit-gateway/connect-peer';
export { TransitGateway } from './transit-gateway/transit-gateway';
export type {
  TransitGatewayFlowLogOptions,
  TransitGatewayProps,
} from './transit-gateway/transit-gateway';
export { TransitGatewayAttachment } from './transit-gateway/transit-gateway-attachment';
export type { TransitGatewayAttachmentAttributes } from './transit-gateway/transit-gateway-attachment';
export { TransitGatewayLedger } from './transit-gateway/transit-gateway-ledger';
export type {
  ITransitGateway,
  ITransitGatewayAttachment,
  TransitGatewayAttributes,
} from './transit-gateway/transit-gateway-reference';
export { TransitGatewayPeering } from './transit-gateway/transit-gateway-peering';
export type { TransitGatewayPeeringProps } from './transit-gateway/transit-gateway-peering';
export { TransitGatewayRouteTable } from './transit-gateway/transit-gateway-route-table';
export type {
  ITransitGatewayRouteTable,
  TransitGatewayDestination,
  TransitGatewayRouteTableAttributes,
  TransitGatewayRouteTableProps,
} from './transit-gateway/transit-gateway-route-table';
export { VpcAttachment } from './transit-gateway/vpc-attachment';
export type { VpcAttachmentOptions, VpcAttachmentProps } from './transit-gateway/vpc-attachment';
export type {
  CarrierTier,
  IsolatedTier,
  PrivateTier,
  PublicTier,
  Tier,
  TierOptions,
} from './vpc/tier';
export { Vpc } from './vpc/vpc';
export type {
  DhcpOptions,
  IpamAllocation,
  Ipv4Block,
  Ipv6Block,
  NatGateways,
  VpcProps,
} from './vpc/vpc-props';
export type { IVpc, VpcAttributes } from './vpc/vpc-reference';
export { VpcBlockPublicAccess } from './vpc-block-public-access/vpc-block-public-access';
export type { VpcBlockPublicAccessProps } from './vpc-block-public-access/vpc-block-public-access';
export { CustomerGateway } from './vpn/customer-gateway/customer-gateway';
export type {
  CustomerGatewayAttributes,
  CustomerGatewayProps,
  ICustomerGateway,
} from './vpn/customer-gateway/customer-gateway';
export { InsideBlocks } from './vpn/inside-blocks/inside-blocks';
export { SiteToSiteVpn } from './vpn/site-to-site-vpn/site-to-site-vpn';
export type {
  BgpRouting,
  SiteToSiteVpnProps,
  StaticRouting,
  TransitGatewayEndpoint,
  TunnelAlarms,
  VpnGatewayEndpoint,
  VpnLogs,
} from './vpn/site-to-site-vpn/site-to-site-vpn-props';
export type {
  EncryptionAlgorithm,
  IkeVersion,
  IntegrityAlgorithm,
  Tunnel,
  TunnelPhase,
} from './vpn/site-to-site-vpn/tunnel';
export { VpnGateway } from './vpn/vpn-gateway/vpn-gateway';
export type {
  IVpnGateway,
  VpnGatewayAttributes,
  VpnGatewayProps,
} from './vpn/vpn-gateway/vpn-gateway';
export { VpcPeering } from './vpc-peering/vpc-peering';
export type { PeeringSide, VpcPeeringProps } from './vpc-peering/vpc-peering-props';
export { declaredProps } from './declared-props';
