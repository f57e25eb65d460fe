import type { Change } from '../review/review';
import { DATABASE, GROUP, PEER, ROUTE, CLUSTER, NAT } from './network-places';
import { attributeOf, changeOf, meaningOf } from './sample-plan';

/** The changes of the sample stack. */
export const CHANGES: readonly Change[] = [
  changeOf({
    address: CLUSTER[0],
    constructPath: CLUSTER[1],
    kind: 'update',
    region: 'eu-central-1',
    holds: 'tables',
    attributes: [
      attributeOf('deletion_protection', 'true', 'false'),
      attributeOf('master_password', '(sensitive value)', '(sensitive value)'),
    ],
    meanings: [
      meaningOf(
        'protection',
        CLUSTER[0],
        'removed',
        'cluster ledger cannot be deleted by mistake',
        {
          explains: ['deletion_protection'],
          concern: {
            kind: 'protection',
            level: 'look',
            text: 'Cluster ledger loses its deletion protection',
          },
        },
      ),
    ],
  }),
  changeOf({
    address: DATABASE[0],
    constructPath: DATABASE[1],
    kind: 'destroy',
    region: 'eu-central-1',
    holds: 'tables',
    because: 'it is no longer in the configuration',
    attributes: [
      attributeOf('allocated_storage', '500', undefined),
      attributeOf('engine', 'postgres', undefined),
      attributeOf('identifier', 'orders', undefined),
      attributeOf('password', '(sensitive value)', undefined),
      attributeOf('skip_final_snapshot', 'true', undefined),
    ],
  }),
  changeOf({
    address: PEER[0],
    constructPath: PEER[1],
    kind: 'create',
    region: 'eu-central-1',
    attributes: [
      attributeOf('cidr_ipv4', undefined, '10.64.0.0/10'),
      attributeOf('from_port', undefined, '5432'),
      attributeOf('ip_protocol', undefined, 'tcp'),
      attributeOf('security_group_id', undefined, '(known after apply)'),
      attributeOf('to_port', undefined, '5432'),
    ],
    meanings: [
      meaningOf(
        'network',
        PEER[0],
        'added',
        'orders-database can be reached on tcp/5432 from 10.64.0.0/10',
        {
          explains: ['cidr_ipv4', 'from_port', 'ip_protocol', 'to_port'],
          concern: {
            kind: 'reachable',
            level: 'look',
            text: 'Databases behind orders-database can be reached on tcp/5432 (PostgreSQL) from 10.64.0.0/10',
          },
        },
      ),
    ],
  }),
  changeOf({
    address: ROUTE,
    constructPath: 'network-prod/Vpc/app/RouteTable-1a/Internet',
    kind: 'update',
    region: 'eu-central-1',
    attributes: [attributeOf('nat_gateway_id', 'nat-0a1b2c3d4e5f60718', 'nat-0fedcba9876543210')],
    meanings: [
      meaningOf(
        'routes',
        ROUTE,
        'changed',
        '0.0.0.0/0 of app-1a goes to NAT gateway network-prod-web-1a, not to network-prod-web-1b',
        { explains: ['nat_gateway_id'] },
      ),
    ],
  }),
  changeOf({
    address: NAT[0],
    constructPath: NAT[1],
    kind: 'destroy',
    region: 'eu-central-1',
    because: 'it is no longer in the configuration',
    attributes: [attributeOf('public_ip', '198.51.100.23', undefined)],
  }),
  changeOf({
    address: 'aws_subnet.Vpc_data_1b_4A785E43',
    constructPath: 'network-prod/Vpc/data/1b/Default',
    kind: 'move',
    region: 'eu-central-1',
    previousAddress: 'aws_subnet.Vpc_database_1b_C0FFEE12',
    previousConstructPath: 'network-prod/Vpc/database/1b/Default',
    because: 'a moved block says so',
  }),
  changeOf({
    address: 'aws_route_table.Vpc_data_RouteTable_B3A7283F',
    constructPath: 'network-prod/Vpc/data/RouteTable/Default',
    kind: 'move',
    region: 'eu-central-1',
    previousAddress: 'aws_route_table.Vpc_database_RouteTable_77AA00BB',
    previousConstructPath: 'network-prod/Vpc/database/RouteTable/Default',
    because: 'the destroyed and the created one are the same: a moved block keeps it',
  }),
  changeOf({
    address: GROUP[0],
    constructPath: GROUP[1],
    kind: 'update',
    region: 'eu-central-1',
    attributes: [
      attributeOf('ingress[0].cidr_blocks[0]', '203.0.113.0/24', '0.0.0.0/0'),
      attributeOf('ingress[0].from_port', '443', '22'),
      attributeOf('ingress[0].to_port', '443', '22'),
      attributeOf('revoke_rules_on_delete', 'false', 'true'),
    ],
    meanings: [
      meaningOf(
        'network',
        GROUP[0],
        'added',
        'web can be reached on tcp/22 (SSH) from everywhere (0.0.0.0/0)',
        {
          explains: ['ingress'],
          concern: {
            kind: 'public',
            level: 'stop',
            text: 'Anybody on the internet can reach tcp/22 (SSH) of web',
            details: ['2 instances and 1 load balancer are behind web'],
          },
        },
      ),
      meaningOf(
        'network',
        GROUP[0],
        'removed',
        'web can be reached on tcp/443 (HTTPS) from 203.0.113.0/24',
        { explains: ['ingress'] },
      ),
    ],
  }),
  changeOf({
    address: 'module.endpoints.aws_vpc_endpoint.this["s3"]',
    constructPath: 'module.endpoints.aws_vpc_endpoint.this["s3"]',
    type: 'aws_vpc_endpoint',
    module: 'module.endpoints',
    kind: 'update',
    noise: true,
    region: 'eu-central-1',
    attributes: [attributeOf('policy', '{"a":1,"b":2}', '{"b":2,"a":1}', { noise: 'reordered' })],
  }),
  changeOf({
    address: 'module.endpoints.aws_vpc_endpoint.this["sqs"]',
    constructPath: 'module.endpoints.aws_vpc_endpoint.this["sqs"]',
    type: 'aws_vpc_endpoint',
    module: 'module.endpoints',
    kind: 'import',
    region: 'eu-central-1',
    because: 'takes over vpce-0a9b8c7d6e5f41302',
    attributes: [attributeOf('private_dns_enabled', 'false', 'true')],
  }),
];

/** A network: a database that goes, ports that open, subnets that are renamed. */
