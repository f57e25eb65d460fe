import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { privateTaskCannotPull } from './private-task-cannot-pull';

const VPC = '${aws_vpc.Main.id}';
const TABLE = '${aws_route_table.Private.id}';
const INTERFACE = { vpc_id: VPC, vpc_endpoint_type: 'Interface', private_dns_enabled: true };
const named = (name: string) => `com.amazonaws.eu-west-1.${name}`;

const ENDPOINTS: Readonly<Record<string, object>> = {
  Api: { ...INTERFACE, service_name: named('ecr.api') },
  Dkr: { ...INTERFACE, service_name: named('ecr.dkr') },
  Logs: { ...INTERFACE, service_name: named('logs') },
  S3: { vpc_id: VPC, service_name: named('s3'), route_table_ids: [TABLE] },
};

interface Case {
  readonly route?: object;
  readonly endpoints?: Readonly<Record<string, object>>;
  readonly service?: object;
  readonly placement?: object;
  readonly containers?: unknown;
  readonly more?: Resources;
}

const shop = ({ route, endpoints = {}, service, placement, containers, more }: Case) =>
  stackOf(
    {
      aws_vpc: { Main: {} },
      aws_subnet: { Private: { vpc_id: VPC } },
      aws_internet_gateway: { Net: { vpc_id: VPC } },
      aws_route_table: { Private: { vpc_id: VPC, ...(route === undefined ? {} : { route }) } },
      aws_route_table_association: {
        Private: { subnet_id: '${aws_subnet.Private.id}', route_table_id: TABLE },
      },
      aws_vpc_endpoint: endpoints,
      aws_ecs_task_definition: { Web: { container_definitions: JSON.stringify(containers ?? []) } },
      aws_ecs_service: {
        Web: {
          launch_type: 'FARGATE',
          task_definition: '${aws_ecs_task_definition.Web.arn}',
          network_configuration: { subnets: ['${aws_subnet.Private.id}'], ...placement },
          ...service,
        },
      },
      ...more,
    },
    { variable: { region: {}, id: {} } },
  );

const found = (each: Case) => problemsOf(privateTaskCannotPull, shop(each));
const without = (name: string) =>
  Object.fromEntries(Object.entries(ENDPOINTS).filter(([each]) => each !== name));
const logging = [{ logConfiguration: { logDriver: 'awslogs' } }];
const internet = { cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.Net.id}' };

it('finds a task without a way out and without endpoints', () => {
  expect(found({})).toEqual([
    'aws_ecs_service.Web: is in aws_subnet.Private, which has no way out, and no endpoint there reaches ecr.api, ecr.dkr, s3',
  ]);
});

it('finds a task in a public subnet that has no public address', () => {
  expect(found({ route: internet })).toEqual([
    'aws_ecs_service.Web: is in aws_subnet.Private, whose default route leads to an internet gateway, without a public address, and no endpoint there reaches ecr.api, ecr.dkr, s3',
  ]);
  expect(found({ route: internet, placement: { assign_public_ip: true } })).toEqual([]);
});

it('finds a public address without a way to use it', () => {
  expect(found({ placement: { assign_public_ip: true } })).toHaveLength(1);
});

it.each([
  ['Api', 'ecr.api'],
  ['Dkr', 'ecr.dkr'],
  ['S3', 's3'],
  ['Logs', 'logs'],
])('names the endpoint %s where it is the one that is missing', (name, service) => {
  expect(found({ endpoints: without(name), containers: logging }).join()).toMatch(
    new RegExp(`reaches ${service}$`),
  );
});

it('accepts a task with all endpoints', () => {
  expect(found({ endpoints: ENDPOINTS, containers: logging })).toEqual([]);
});

it('accepts what an older platform version and no log driver do not need', () => {
  const { Dkr, S3 } = ENDPOINTS;
  const endpoints = { ...(Dkr && { Dkr }), ...(S3 && { S3 }) };
  expect(found({ endpoints, service: { platform_version: '1.3.0' } })).toEqual([]);
  expect(found({ endpoints, service: { platform_version: '1.4.0' } })).toHaveLength(1);
});

it.each([
  ['${aws_secretsmanager_secret.Key.arn}', 'secretsmanager'],
  ['arn:aws:ssm:eu-west-1:111122223333:parameter/key', 'ssm'],
])('finds a secret %s that nothing there reaches', (valueFrom, service) => {
  const containers = [{ secrets: [{ name: 'KEY', valueFrom }] }];
  expect(found({ endpoints: ENDPOINTS, containers }).join()).toMatch(
    new RegExp(`reaches ${service}$`),
  );
});

it('finds a gateway endpoint that is in another route table, and one without private DNS', () => {
  const elsewhere = { ...ENDPOINTS, S3: { ...ENDPOINTS['S3'], route_table_ids: [] } };
  expect(found({ endpoints: elsewhere }).join()).toMatch(/reaches s3$/);
  const unnamed = { ...ENDPOINTS, Dkr: { ...ENDPOINTS['Dkr'], private_dns_enabled: false } };
  expect(found({ endpoints: unnamed }).join()).toMatch(/reaches ecr.dkr$/);
});

it('accepts endpoints whose names a private zone answers', () => {
  const unnamed = { ...ENDPOINTS, Dkr: { ...ENDPOINTS['Dkr'], private_dns_enabled: false } };
  const zone: Resources = {
    aws_route53_zone: { Dkr: { name: 'dkr.ecr.eu-west-1.amazonaws.com' } },
  };
  expect(found({ endpoints: unnamed, more: zone })).toEqual([]);
});

it.each<[string, Case]>([
  ['a NAT gateway', { route: { cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-1' } }],
  ['EC2', { service: { launch_type: 'EC2' } }],
])('accepts %s', (_, each) => {
  expect(found(each)).toEqual([]);
});

it('looks at capacity providers of Fargate too', () => {
  const strategy = { capacity_provider_strategy: [{ capacity_provider: 'FARGATE_SPOT' }] };
  expect(found({ service: { launch_type: null, ...strategy } })).toHaveLength(1);
});

it.each<[string, Case]>([
  ['a Transit Gateway', { route: { cidr_block: '0.0.0.0/0', transit_gateway_id: 'tgw-1' } }],
  ['a peering', { route: { cidr_block: '10.0.0.0/8', vpc_peering_connection_id: 'pcx-1' } }],
  [
    'a route of an unknown table',
    { more: { aws_route: { Out: { route_table_id: '${var.id}' } } } },
  ],
  ['an unknown endpoint', { endpoints: { It: { vpc_id: VPC, service_name: '${var.id}' } } }],
])('says that it cannot see what is behind %s', (_, each) => {
  expect(found(each)).toEqual([]);
  expect(unseenBy(privateTaskCannotPull, shop(each))).toEqual([
    'aws_ecs_service.Web: how aws_subnet.Private gets to what a task calls',
  ]);
});

it('reads the service of an endpoint whose region is not known', () => {
  const endpoints = Object.fromEntries(
    Object.entries(ENDPOINTS).map(([name, each]) => [
      name,
      {
        ...each,
        service_name: JSON.stringify(each).replace(
          /.*eu-west-1(\.[\w.]+).*/,
          'com.amazonaws.${var.region}$1',
        ),
      },
    ]),
  );
  expect(found({ endpoints })).toEqual([]);
});

it('says that it cannot see a subnet that is deployed elsewhere', () => {
  const stack = shop({ placement: { subnets: ['subnet-1'] } });
  expect(unseenBy(privateTaskCannotPull, stack)).toEqual([
    'aws_ecs_service.Web: one of its subnets',
  ]);
});
