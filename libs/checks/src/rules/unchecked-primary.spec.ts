import { problemsOf, stackOf } from '../testing/observe';
import { uncheckedPrimary } from './unchecked-primary';

const record = (rest: object) => stackOf({ aws_route53_record: { R: rest } });
const primary = { failover_routing_policy: { type: 'PRIMARY' } };
const alias = (evaluate_target_health: boolean, zone_id = 'Z1') => ({
  alias: { name: 'x.example.com', zone_id, evaluate_target_health },
});

it.each([[primary], [{ ...primary, ...alias(false) }]])('finds %j', (rest) => {
  expect(problemsOf(uncheckedPrimary, record(rest))).toEqual([
    'aws_route53_record.R: is the PRIMARY record and has no health check',
  ]);
});

it.each([
  [{ ...primary, health_check_id: '${aws_route53_health_check.H.id}' }],
  [{ ...primary, ...alias(true) }],
  [{ failover_routing_policy: { type: 'SECONDARY' } }],
  [alias(false, 'Z2FDTNDATAQYW2')],
])('accepts %j', (rest) => {
  expect(problemsOf(uncheckedPrimary, record(rest))).toEqual([]);
});

it('finds an alias that evaluates the health of a distribution', () => {
  expect(problemsOf(uncheckedPrimary, record(alias(true, 'Z2FDTNDATAQYW2')))).toHaveLength(1);
});
