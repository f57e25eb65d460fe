import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { closedEndpoint } from './closed-endpoint';

const GROUP = '${aws_security_group.Endpoint.id}';

const endpoint = (group: object, more: Resources = {}, rest: object = {}) =>
  stackOf(
    {
      aws_security_group: { Endpoint: group },
      aws_vpc_endpoint: {
        Dkr: {
          service_name: 'com.amazonaws.eu-west-1.ecr.dkr',
          vpc_endpoint_type: 'Interface',
          security_group_ids: [GROUP],
          ...rest,
        },
      },
      ...more,
    },
    { variable: { id: {}, port: {} } },
  );
const tcp = (from_port: unknown, to_port = from_port) => ({
  ingress: [{ protocol: 'tcp', from_port, to_port, cidr_blocks: ['10.0.0.0/16'] }],
});
const rule = (rest: object): Resources => ({
  aws_vpc_security_group_ingress_rule: {
    In: { security_group_id: GROUP, ip_protocol: 'tcp', from_port: 443, to_port: 443, ...rest },
  },
});

it.each([
  [{}],
  [tcp(80)],
  [tcp(444, 65_535)],
  [{ ingress: [{ protocol: 'udp', from_port: 443, to_port: 443 }] }],
])('finds an endpoint whose group has %j', (group) => {
  expect(problemsOf(closedEndpoint, endpoint(group))).toEqual([
    'aws_vpc_endpoint.Dkr: is behind aws_security_group.Endpoint, with no rule that lets tcp 443 in',
  ]);
});

it.each<[object, Resources]>([
  [tcp(443), {}],
  [tcp(0, 65_535), {}],
  [{ ingress: [{ protocol: '-1', from_port: 0, to_port: 0 }] }, {}],
  [{}, rule({})],
  [{}, rule({ ip_protocol: '-1', from_port: null, to_port: null })],
])('accepts %j with %j', (group, more) => {
  expect(problemsOf(closedEndpoint, endpoint(group, more))).toEqual([]);
});

it('accepts a second group that is added to the endpoint', () => {
  const more: Resources = {
    aws_security_group: { Endpoint: {}, Other: tcp(443) },
    aws_vpc_endpoint_security_group_association: {
      It: {
        vpc_endpoint_id: '${aws_vpc_endpoint.Dkr.id}',
        security_group_id: '${aws_security_group.Other.id}',
      },
    },
  };
  expect(problemsOf(closedEndpoint, endpoint({}, more))).toEqual([]);
});

it.each([
  [{ security_group_ids: [] }],
  [{ service_name: 'com.amazonaws.eu-west-1.email-smtp' }],
  [{ service_name: 'com.amazonaws.vpce.eu-west-1.vpce-svc-1' }],
  [{ vpc_endpoint_type: 'Gateway' }],
])('leaves an endpoint with %j alone', (rest) => {
  expect(problemsOf(closedEndpoint, endpoint({}, {}, rest))).toEqual([]);
});

it.each<[string, object, Resources, object]>([
  ['a port that is not known', tcp('${var.port}'), {}, {}],
  ['a rule of an unknown group', {}, rule({ security_group_id: '${var.id}' }), {}],
  ['a group that is elsewhere', {}, {}, { security_group_ids: [GROUP, 'sg-1'] }],
])('says that it cannot see %s', (_, group, more, rest) => {
  const stack = endpoint(group, more, rest);
  expect(problemsOf(closedEndpoint, stack)).toEqual([]);
  expect(unseenBy(closedEndpoint, stack)).toEqual([
    'aws_vpc_endpoint.Dkr: a rule of its security groups',
  ]);
});
