import type { Concern, PlanReview } from '../review/review';
import { CHANGES } from './network-changes';
import { ID, DATABASE, GROUP, PEER, ROUTE, CLUSTER, NAT } from './network-places';
import { attributeOf, concernOf, countsOf, edgeOf } from './sample-plan';

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
