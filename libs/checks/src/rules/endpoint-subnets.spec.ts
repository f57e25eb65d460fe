import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { endpointSubnets } from './endpoint-subnets';

const A = '${aws_subnet.A.id}';
const B = '${aws_subnet.B.id}';

const endpoint = (rest: object, zones: readonly unknown[] = [], more: Resources = {}) =>
  stackOf(
    {
      aws_vpc: { Main: {}, Other: {} },
      aws_subnet: {
        A: { vpc_id: '${aws_vpc.Main.id}', availability_zone: zones[0] },
        B: { vpc_id: '${aws_vpc.Main.id}', availability_zone: zones[1] },
      },
      ...more,
      aws_vpc_endpoint: {
        Sqs: {
          vpc_id: '${aws_vpc.Main.id}',
          service_name: 'com.amazonaws.eu-west-1.sqs',
          vpc_endpoint_type: 'Interface',
          ...rest,
        },
        ...more['aws_vpc_endpoint'],
      },
    },
    { data: { aws_availability_zones: { Here: {} } }, variable: { subnets: {} } },
  );

const associated = (subnet: string, to = '${aws_vpc_endpoint.Sqs.id}'): Resources => ({
  aws_vpc_endpoint_subnet_association: { It: { vpc_endpoint_id: to, subnet_id: subnet } },
});

it.each([[{}], [{ subnet_ids: [] }]])('finds an interface endpoint with %j', (rest) => {
  expect(problemsOf(endpointSubnets, endpoint(rest))).toEqual([
    'aws_vpc_endpoint.Sqs: has no subnets, so that nobody reaches it',
  ]);
});

it.each<[object, Resources]>([
  [{ subnet_ids: [A] }, {}],
  [{ subnet_ids: ['subnet-1'] }, {}],
  [{ subnet_configuration: [{ subnet_id: A, ipv4: '10.0.0.9' }] }, {}],
  [{}, associated(A)],
  [{ vpc_endpoint_type: 'Gateway' }, {}],
])('accepts an endpoint with %j and %j', (rest, more) => {
  expect(problemsOf(endpointSubnets, endpoint(rest, [], more))).toEqual([]);
});

it('says that it cannot see subnets that somebody else may add', () => {
  const stack = endpoint({}, [], associated(A, '${var.endpoint}'));
  expect(problemsOf(endpointSubnets, stack)).toEqual([]);
  expect(unseenBy(endpointSubnets, stack)).toEqual(['aws_vpc_endpoint.Sqs: its subnets']);
});

it.each([
  ['eu-west-1a', 'eu-west-1a'],
  ['${data.aws_availability_zones.Here.names[0]}', '${data.aws_availability_zones.Here.names[0]}'],
])('finds two subnets in %s', (...zones) => {
  expect(problemsOf(endpointSubnets, endpoint({ subnet_ids: [A, B] }, zones))).toEqual([
    `aws_vpc_endpoint.Sqs: has aws_subnet.A and aws_subnet.B, which are both in ${zones[0]}`,
  ]);
});

it.each<[unknown, unknown]>([
  ['eu-west-1a', 'eu-west-1b'],
  ['${data.aws_availability_zones.Here.names[0]}', '${data.aws_availability_zones.Here.names[1]}'],
  [undefined, undefined],
])('accepts subnets in %s and %s', (...zones) => {
  expect(problemsOf(endpointSubnets, endpoint({ subnet_ids: [A, B] }, zones))).toEqual([]);
});

it('accepts the instances of a subnet that repeats, whose zones differ', () => {
  const zone = '${data.aws_availability_zones.Here.names[count.index]}';
  const stack = stackOf({
    aws_subnet: { A: { count: '${var.zones}', availability_zone: zone } },
    aws_vpc_endpoint: {
      Sqs: {
        vpc_endpoint_type: 'Interface',
        subnet_ids: ['${aws_subnet.A[0].id}', '${aws_subnet.A[1].id}'],
      },
    },
  });
  expect(problemsOf(endpointSubnets, stack)).toEqual([]);
});

it.each([
  [
    {},
    [
      'aws_vpc_endpoint.Two: has private DNS for com.amazonaws.eu-west-1.sqs in aws_vpc.Main, as aws_vpc_endpoint.Sqs has',
    ],
  ],
  [{ vpc_id: '${aws_vpc.Other.id}' }, []],
  [{ service_name: 'com.amazonaws.eu-west-1.sns' }, []],
  [{ private_dns_enabled: false }, []],
])('compares the private DNS of a second endpoint with %j', (rest, found) => {
  const first = { subnet_ids: [A], private_dns_enabled: true };
  const two = {
    vpc_id: '${aws_vpc.Main.id}',
    service_name: 'com.amazonaws.eu-west-1.sqs',
    vpc_endpoint_type: 'Interface',
    ...first,
    ...rest,
  };
  const stack = endpoint(first, [], { aws_vpc_endpoint: { Two: two } });
  expect(problemsOf(endpointSubnets, stack)).toEqual(found);
});
