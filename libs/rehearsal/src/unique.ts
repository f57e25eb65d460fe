import type { JsonObject } from './plan-json';

/** The arguments that together name one thing, of which AWS allows no second one. */
const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_event_target: ['event_bus_name', 'rule', 'target_id'],
  aws_ec2_transit_gateway_route: ['transit_gateway_route_table_id', 'destination_cidr_block'],
  // One attachment has one table (Amazon VPC Transit Gateways: "Transit gateway route tables").
  aws_ec2_transit_gateway_route_table_association: ['transit_gateway_attachment_id'],
  aws_ec2_transit_gateway_route_table_propagation: [
    'transit_gateway_route_table_id',
    'transit_gateway_attachment_id',
  ],
  aws_eip_association: ['allocation_id'],
  aws_iam_role_policy_attachment: ['role', 'policy_arn'],
  aws_iam_role_policy: ['role', 'name'],
  aws_lambda_event_source_mapping: ['event_source_arn', 'function_name'],
  aws_lambda_permission: ['function_name', 'qualifier', 'statement_id'],
  aws_network_acl_rule: ['network_acl_id', 'rule_number', 'egress'],
  aws_route: [
    'route_table_id',
    'destination_cidr_block',
    'destination_ipv6_cidr_block',
    'destination_prefix_list_id',
  ],
  aws_route53_record: ['zone_id', 'name', 'type', 'set_identifier'],
  aws_route_table_association: ['subnet_id', 'gateway_id'],
  aws_s3_bucket: ['bucket'],
  aws_security_group: ['vpc_id', 'name'],
  aws_sns_topic_subscription: ['topic_arn', 'protocol', 'endpoint'],
  aws_subnet: ['vpc_id', 'cidr_block'],
  aws_vpc_endpoint: ['vpc_id', 'service_name'],
  aws_vpc_security_group_egress_rule: groupRule(),
  aws_vpc_security_group_ingress_rule: groupRule(),
  aws_wafv2_web_acl_association: ['resource_arn'],
};

function groupRule(): readonly string[] {
  return [
    'security_group_id',
    'ip_protocol',
    'from_port',
    'to_port',
    'cidr_ipv4',
    'cidr_ipv6',
    'prefix_list_id',
    'referenced_security_group_id',
  ];
}

/** What names a resource uniquely, in words; undefined where nothing does or it is not known. */
export function nameIn(type: string, attributes: JsonObject): string | undefined {
  const names = UNIQUE[type] ?? ['name'];
  const values = names.map((name) => attributes[name]);
  const given = values.filter((value) => value !== undefined && value !== null && value !== '');
  if (given.length === 0 || (UNIQUE[type] === undefined && given.length !== 1)) return undefined;
  // The first argument says within what the others are unique; unknown, nothing can be compared.
  if (values[0] === undefined) return undefined;
  return `${type} ${names.map((name, at) => `${name}=${JSON.stringify(values[at] ?? null)}`).join(' ')}`;
}
