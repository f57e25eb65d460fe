import { problemsOf, stackOf } from '../testing/observe';
import { incompleteRouting } from './incomplete-routing';

const records = (...each: object[]) =>
  stackOf({
    aws_route53_record: Object.fromEntries(
      each.map((record, at) => [
        `R${at}`,
        { zone_id: 'Z1', name: 'www.example.com', type: 'A', set_identifier: `${at}`, ...record },
      ]),
    ),
  });
const located = (country: string) => ({ geolocation_routing_policy: { country } });
const failover = (type: string) => ({ failover_routing_policy: { type } });

it('finds locations without a default', () => {
  expect(problemsOf(incompleteRouting, records(located('DE'), located('FR')))).toEqual([
    'aws_route53_record.R0: www.example.com A has no record for the default location (country *)',
  ]);
  expect(problemsOf(incompleteRouting, records(located('DE'), located('*')))).toEqual([]);
});

it('finds one side of a failover', () => {
  expect(problemsOf(incompleteRouting, records(failover('PRIMARY'))).join()).toContain(
    'has no SECONDARY record',
  );
  expect(
    problemsOf(incompleteRouting, records(failover('PRIMARY'), failover('SECONDARY'))),
  ).toEqual([]);
});
