import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { onlyOne } from './only-one';

const network = (more: Resources) =>
  stackOf({
    aws_vpc: { V: {} },
    aws_subnet: { A: {}, B: {} },
    aws_route_table: { T: {}, U: {} },
    aws_network_acl: { N: {} },
    aws_lb: { L: {} },
    ...(more['aws_lb_listener'] === undefined ? { aws_lb_listener: { L: {} } } : {}),
    aws_lambda_function: { F: {} },
    ...more,
  });
const route = (destination_cidr_block: string, table = 'T') => ({
  route_table_id: `\${aws_route_table.${table}.id}`,
  destination_cidr_block,
});
const IN_VPC = { vpc_id: '${aws_vpc.V.id}' };
const LISTENER = '${aws_lb_listener.L.arn}';
const PROTECTS = { resource_arn: '${aws_lb.L.arn}' };
const entry = (rule_number: number, egress = false) => ({
  network_acl_id: '${aws_network_acl.N.id}',
  rule_number,
  egress,
});
const listener = (port: number) => ({ load_balancer_arn: '${aws_lb.L.arn}', port });
const priority = (value: number) => ({ listener_arn: LISTENER, priority: value });
const permission = (statement_id: string, qualifier?: string) => ({
  function_name: '${aws_lambda_function.F.function_name}',
  statement_id,
  qualifier,
});
const alias = (name: string) => ({ function_name: '${aws_lambda_function.F.arn}', name });
const gateway = (service: string) => ({
  service_name: `com.amazonaws.eu-west-1.${service}`,
  route_table_ids: ['${aws_route_table.T.id}'],
});
const association = (subnet: string) => ({ subnet_id: `\${aws_subnet.${subnet}.id}` });

it.each<[string, object, object]>([
  ['aws_route_table_association', association('A'), association('A')],
  ['aws_network_acl_association', association('A'), association('A')],
  ['aws_internet_gateway', { vpc_id: '${aws_vpc.V.id}' }, { vpc_id: '${aws_vpc.V.id}' }],
  ['aws_route', route('0.0.0.0/0'), route('0.0.0.0/0')],
  ['aws_main_route_table_association', IN_VPC, IN_VPC],
  ['aws_vpc_dhcp_options_association', IN_VPC, IN_VPC],
  ['aws_vpn_gateway_attachment', IN_VPC, IN_VPC],
  ['aws_network_acl_rule', entry(100), entry(100)],
  ['aws_lb_listener', listener(443), listener(443)],
  ['aws_lb_listener_rule', priority(1), priority(1)],
  ['aws_lambda_permission', permission('S3'), permission('S3')],
  ['aws_lambda_alias', alias('live'), alias('live')],
  ['aws_wafv2_web_acl_association', PROTECTS, PROTECTS],
  ['aws_vpc_endpoint', gateway('s3'), gateway('s3')],
])('finds two of %s', (type, One, Two) => {
  expect(problemsOf(onlyOne, network({ [type]: { One, Two } }))).toHaveLength(1);
});

it.each<[string, object, object]>([
  ['aws_route_table_association', association('A'), association('B')],
  ['aws_route', route('0.0.0.0/0'), route('10.0.0.0/8')],
  ['aws_route', route('0.0.0.0/0'), route('0.0.0.0/0', 'U')],
  ['aws_route', route('0.0.0.0/0'), route('${var.destination}')],
  ['aws_network_acl_rule', entry(100), entry(100, true)],
  ['aws_network_acl_rule', entry(100), entry(110)],
  ['aws_lb_listener', listener(443), listener(80)],
  ['aws_lb_listener_rule', priority(1), priority(2)],
  ['aws_lb_listener_rule', { listener_arn: LISTENER }, { listener_arn: LISTENER }],
  ['aws_lambda_permission', permission('S3'), permission('SNS')],
  ['aws_lambda_permission', permission('S3'), permission('S3', 'live')],
  ['aws_lambda_alias', alias('live'), alias('next')],
  ['aws_vpc_endpoint', gateway('s3'), gateway('dynamodb')],
])('accepts two of %s for different things', (type, One, Two) => {
  expect(problemsOf(onlyOne, network({ [type]: { One, Two } }))).toEqual([]);
});
