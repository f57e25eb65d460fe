import type { Change, Concern, PlanReview } from '../review/review';
import { attributeOf, changeOf, concernOf, countsOf, edgeOf, meaningOf } from './sample-plan';

const ID = 'network-prod';
const DATABASE = [
  'aws_db_instance.Orders_Database_31F0A9C2',
  'network-prod/Orders/Database/Default',
] as const;
const GROUP = ['aws_security_group.Web_Group_C11A6B72', 'network-prod/Web/Group/Default'] as const;
const PEER = [
  'aws_vpc_security_group_ingress_rule.Database_Peer_6E2B11F0',
  'network-prod/Orders/DatabaseGroup/Peer',
] as const;
const ROUTE = 'aws_route.Vpc_app_RouteTable-1a_Internet_5B1D0E77';
const CLUSTER = ['aws_rds_cluster.Ledger_2D6B77A0', 'network-prod/Ledger/Default'] as const;
const NAT = [
  'aws_nat_gateway.Vpc_web_1b_NatGateway_9AF0C331',
  'network-prod/Vpc/web/1b/NatGateway',
] as const;

const CHANGES: readonly Change[] = [
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
export const NETWORK_PLAN: PlanReview = {
  id: ID,
  app: 'network',
  stack: ID,
  terraformVersion: '1.11.4',
  withoutState: false,
  counts: countsOf(CHANGES, 214),
  changes: CHANGES,
  drift: [],
  outputs: [
    attributeOf('database-endpoint', 'orders.c0ffee.eu-central-1.rds.amazonaws.com', undefined),
  ],
  graph: {
    nodes: [
      ...CHANGES.filter(({ noise }) => !noise).map(({ address, constructPath, type, kind }) => ({
        address,
        constructPath,
        type,
        kind,
      })),
      {
        address: 'aws_vpc.Vpc',
        constructPath: 'network-prod/Vpc/Default',
        type: 'aws_vpc',
        kind: 'none',
      },
      {
        address: 'aws_instance.Web_1',
        constructPath: 'network-prod/Web/1/Default',
        type: 'aws_instance',
        kind: 'none',
      },
      {
        address: 'aws_security_group.Database',
        constructPath: 'network-prod/Orders/DatabaseGroup/Default',
        type: 'aws_security_group',
        kind: 'none',
      },
    ],
    edges: [
      edgeOf(PEER[0], 'aws_security_group.Database', 'added'),
      edgeOf(DATABASE[0], 'aws_security_group.Database', 'removed'),
      edgeOf('aws_instance.Web_1', GROUP[0]),
      edgeOf(GROUP[0], 'aws_vpc.Vpc'),
      edgeOf('aws_security_group.Database', 'aws_vpc.Vpc'),
      edgeOf(ROUTE, NAT[0], 'removed'),
      edgeOf('aws_subnet.Vpc_data_1b_4A785E43', 'aws_vpc.Vpc'),
      edgeOf('aws_route_table.Vpc_data_RouteTable_B3A7283F', 'aws_vpc.Vpc'),
      edgeOf('module.endpoints.aws_vpc_endpoint.this["sqs"]', 'aws_vpc.Vpc'),
    ],
  },
};

export const NETWORK_CONCERNS: readonly Concern[] = [
  concernOf(
    ID,
    DATABASE,
    'destroy-stateful',
    'stop',
    'Database orders (postgres, 500 GiB) is destroyed with its tables and without a final snapshot',
    'skip_final_snapshot is true',
  ),
  concernOf(
    ID,
    GROUP,
    'public',
    'stop',
    'Anybody on the internet can reach tcp/22 (SSH) of web',
    '2 instances and 1 load balancer are behind web',
  ),
  concernOf(
    ID,
    PEER,
    'reachable',
    'look',
    'Databases behind orders-database can be reached on tcp/5432 (PostgreSQL) from 10.64.0.0/10',
  ),
  concernOf(ID, CLUSTER, 'protection', 'look', 'Cluster ledger loses its deletion protection'),
  concernOf(
    ID,
    NAT,
    'destroy',
    'note',
    'NAT gateway network-prod-web-1b is destroyed, and its address 198.51.100.23 is given back',
    'whoever lists this address must learn another',
  ),
];
