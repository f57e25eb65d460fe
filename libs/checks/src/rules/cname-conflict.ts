import { textOf } from '@archway/terraform';
import { recordSetsOf } from '../dns/record-sets';
import type { Estate, Subject } from '../estate/estate';
import { groupBy } from '../grouping/grouping';
import { problem, type Rule } from '../rule/rule';

export const cnameConflict: Rule = {
  id: 'cname-conflict',
  group: 'apply-fails',
  severity: 'error',
  title: 'A CNAME record is where none may be',
  looksFor:
    'CNAME records at the name of their zone, and CNAME records whose name has a record of another type in the same zone.',
  why: 'Route 53 refuses such a change: the plan passes and the apply fails.',
  fix: 'Use an alias record at the apex of a zone. Give a name either one CNAME or other records.',
  awsPage:
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat',
  *check(estate) {
    const sets = recordSetsOf(estate);
    for (const { name, type, records } of sets) {
      const [first] = records;
      if (type !== 'CNAME' || first === undefined) continue;
      const zone = zoneOf(estate, first.subject);
      const apex = textOf(zone?.attributes['name'])?.toLowerCase().replace(/\.$/, '');
      if (apex !== undefined && (name === apex || name === ''))
        yield problem(first.subject, `is a CNAME at the apex of ${apex}`, 'apex');
    }
    const byName = groupBy(
      sets.filter(({ name }) => !name.includes('${')),
      ({ name, records }) => `${zoneKey(estate, records[0]?.subject, name)}`,
    );
    for (const group of byName.values()) {
      const cname = group.find(({ type }) => type === 'CNAME')?.records[0]?.subject;
      const others = group.filter(({ type }) => type !== 'CNAME' && /^[A-Z]+$/.test(type));
      if (cname === undefined) continue;
      for (const { type, records } of others) {
        const other = records[0]?.subject.address ?? '';
        yield problem(cname, `is a CNAME of the same name as the ${type} record ${other}`, other);
      }
    }
  },
};

function zoneOf(estate: Estate, record: Subject): Subject | undefined {
  return estate.target(record, record.attributes['zone_id'], 'aws_route53_zone');
}

/** Names are written with or without the name of their zone. */
function zoneKey(estate: Estate, record: Subject | undefined, name: string): string {
  if (record === undefined) return name;
  const zone = zoneOf(estate, record);
  const apex = textOf(zone?.attributes['name'])?.toLowerCase().replace(/\.$/, '');
  const id = zone?.key ?? JSON.stringify(record.attributes['zone_id'] ?? null);
  const isFull = apex === undefined || name === apex || name.endsWith(`.${apex}`);
  return `${record.configuration.file} ${id} ${isFull ? name : `${name}.${apex}`}`;
}
