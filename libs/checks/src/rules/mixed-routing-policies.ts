import { blocksOf, textOf } from '@archway/terraform';
import { recordSetsOf, type RecordSet } from '../dns/record-sets';
import { groupBy } from '../grouping/grouping';
import { problem, type Rule } from '../rule/rule';

export const mixedRoutingPolicies: Rule = {
  id: 'mixed-routing-policies',
  group: 'edge',
  severity: 'error',
  title: 'Records of one name and type cannot exist together',
  looksFor:
    'Records of one zone, name and type with different routing policies, a simple record next to others, records with a policy and without set_identifier, two with the same one, two primaries or two secondaries, and two records for the same location or latency region.',
  why: 'Route 53 refuses the second record at apply, when the first one already answers.',
  fix: 'Give all records of a name and type one policy and different set identifiers. To combine policies, let an alias point to records of another name.',
  awsPage: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html',
  *check(estate) {
    for (const set of recordSetsOf(estate)) {
      const [first] = set.records;
      if (first === undefined) continue;
      const policies = [...new Set(set.records.map(({ policy }) => policy))];
      const where = `${set.name} ${set.type}`;
      if (policies.length > 1) {
        yield problem(first.subject, `${where} mixes ${policies.join(', ')} routing`, 'policies');
      } else if (policies[0] === 'simple' && set.records.length > 1) {
        const all = set.records.map(({ subject }) => subject.address);
        yield problem(
          first.subject,
          `${where} is stated ${all.length} times: ${all.join(', ')}`,
          'twice',
        );
      } else yield* sameWithin(set, where);
      for (const { subject, policy, setIdentifier } of set.records) {
        if (policy !== 'simple' && setIdentifier === undefined) {
          yield problem(
            subject,
            `${where} has ${policy} routing and no set_identifier`,
            'identifier',
          );
        }
      }
    }
  },
};

const PLACES = [
  ['failover_routing_policy', ['type']],
  ['latency_routing_policy', ['region']],
  ['geolocation_routing_policy', ['continent', 'country', 'subdivision']],
] as const;

function* sameWithin(set: RecordSet, where: string) {
  const identified = set.records.filter(({ setIdentifier }) => setIdentifier !== undefined);
  for (const [identifier, same] of groupBy(identified, (each) => each.setIdentifier ?? '')) {
    const [, second] = same;
    if (second !== undefined) {
      yield problem(
        second.subject,
        `${where} has the set_identifier ${identifier} twice`,
        'identifier',
      );
    }
  }
  for (const [argument, names] of PLACES) {
    const placed = set.records.flatMap(({ subject }) => {
      const [block] = blocksOf(subject.attributes[argument]);
      const parts = block === undefined ? [] : names.map((name) => textOf(block[name]));
      const place = parts.filter((part) => part !== undefined).join(' ');
      return place === '' ? [] : [{ subject, place }];
    });
    for (const [place, same] of groupBy(placed, (each) => each.place)) {
      const [, second] = same;
      if (second !== undefined) yield problem(second.subject, `${where} has ${place} twice`, place);
    }
  }
}
