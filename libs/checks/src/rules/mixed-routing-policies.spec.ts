import { problemsOf, stackOf } from '../testing/observe';
import { mixedRoutingPolicies } from './mixed-routing-policies';

const records = (...each: object[]) =>
  stackOf({
    aws_route53_record: Object.fromEntries(
      each.map((record, at) => [
        `R${at}`,
        { zone_id: 'Z1', name: 'www.example.com', type: 'A', ...record },
      ]),
    ),
  });
const weighted = (set_identifier: string | undefined, weight = 0) => ({
  set_identifier,
  weighted_routing_policy: { weight },
});
const failover = (type: string, set_identifier: string) => ({
  set_identifier,
  failover_routing_policy: [{ type }],
});

it.each<[string, object[]]>([
  ['mixes weighted, simple routing', [weighted('a'), {}]],
  [
    'mixes weighted, latency routing',
    [weighted('a'), { set_identifier: 'b', latency_routing_policy: { region: 'eu-west-1' } }],
  ],
  [
    'is stated 2 times: aws_route53_record.R0, aws_route53_record.R1',
    [{}, { name: 'WWW.example.com.' }],
  ],
  ['has weighted routing and no set_identifier', [weighted(undefined)]],
  ['has the set_identifier a twice', [weighted('a'), weighted('a')]],
  ['has PRIMARY twice', [failover('PRIMARY', 'a'), failover('PRIMARY', 'b')]],
])('finds that a name %s', (message, each) => {
  expect(problemsOf(mixedRoutingPolicies, records(...each))).toEqual([
    expect.stringContaining(message),
  ]);
});

it.each<[object[]]>([
  [[weighted('a', 0), weighted('b', 0)]],
  [[failover('PRIMARY', 'a'), failover('SECONDARY', 'b')]],
  [[{}, { type: 'AAAA' }]],
  [[{}, { zone_id: 'Z2' }]],
])('accepts %j', (each) => {
  expect(problemsOf(mixedRoutingPolicies, records(...each))).toEqual([]);
});
