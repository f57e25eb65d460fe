import { blocksOf, textOf } from '@archway/terraform';
import { recordSetsOf } from '../dns/record-sets';
import { problem, type Rule } from '../rule/rule';

export const incompleteRouting: Rule = {
  id: 'incomplete-routing',
  group: 'edge',
  severity: 'warning',
  title: 'Some who ask for a name get no answer, or always the same one',
  looksFor:
    'Geolocation records of a name without a default location (country *), and failover records with a primary and no secondary or the other way round.',
  why: 'Who asks from a place that no record names gets "no answer", and so does everybody whose address cannot be placed. A primary alone answers also when it is unhealthy.',
  fix: 'Add a record with country "*", or the missing side of the failover.',
  awsPage: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geo.html',
  *check(estate) {
    for (const { name, type, records } of recordSetsOf(estate)) {
      const [first] = records;
      if (first === undefined) continue;
      const stated = (argument: string, of: string): readonly (string | undefined)[] =>
        records.flatMap(({ subject }) =>
          blocksOf(subject.attributes[argument]).map((block) => textOf(block[of])),
        );
      const where = `${name} ${type}`;
      if (
        first.policy === 'geolocation' &&
        !stated('geolocation_routing_policy', 'country').includes('*')
      ) {
        yield problem(
          first.subject,
          `${where} has no record for the default location (country *)`,
          'default',
        );
      }
      if (first.policy !== 'failover') continue;
      const sides = stated('failover_routing_policy', 'type');
      const missing = ['PRIMARY', 'SECONDARY'].filter((side) => !sides.includes(side));
      if (missing.length === 1 && !sides.includes(undefined)) {
        yield problem(first.subject, `${where} has no ${missing.join()} record`, missing.join());
      }
    }
  },
};
