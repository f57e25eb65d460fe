import { blocksOf, textOf } from '@archway/terraform';
import { isStated, shown } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { groupBy } from '../grouping/grouping';

/** The arguments by which Route 53 chooses among records of one name and type. */
const POLICIES = {
  weighted_routing_policy: 'weighted',
  latency_routing_policy: 'latency',
  failover_routing_policy: 'failover',
  geolocation_routing_policy: 'geolocation',
  geoproximity_routing_policy: 'geoproximity',
  cidr_routing_policy: 'IP-based',
  multivalue_answer_routing_policy: 'multivalue answer',
} as const;

/** A record with what it is chosen by. */
export interface RoutedRecord {
  readonly subject: Subject;
  /** Such as `weighted`; `simple` for a record without a policy. */
  readonly policy: string;
  /** Undefined where none is stated; Terraform's words where it is not known. */
  readonly setIdentifier: string | undefined;
}

/** The records of one zone, name and type: Route 53 answers with some of them. */
export interface RecordSet {
  readonly name: string;
  readonly type: string;
  readonly records: readonly RoutedRecord[];
}

/** Records by zone, name and type; what repeats by instances that are not known is left out. */
export function recordSetsOf(estate: Estate): readonly RecordSet[] {
  const records = estate
    .all('aws_route53_record')
    .filter(({ resource }) => resource.repetition === undefined);
  const zoneOf = (record: Subject): string =>
    estate.target(record, record.attributes['zone_id'], 'aws_route53_zone')?.key ??
    `${record.configuration.file} ${shown(record.attributes['zone_id'])}`;
  const nameOf = ({ attributes, key }: Subject): string => {
    const name = shown(attributes['name']);
    // An expression that is shortened for a person can stand for different names.
    return name.includes('…') ? `${name} of ${key}` : name.toLowerCase().replace(/\.$/, '');
  };
  const groups = groupBy(records, (record) =>
    [zoneOf(record), nameOf(record), shown(record.attributes['type'])].join(' '),
  );
  return [...groups.values()].map((group) => ({
    name: group[0] === undefined ? '' : nameOf(group[0]),
    type: textOf(group[0]?.attributes['type']) ?? '',
    records: group.map((subject) => ({
      subject,
      policy: policyOf(subject),
      setIdentifier: isStated(subject.attributes['set_identifier'])
        ? shown(subject.attributes['set_identifier'])
        : undefined,
    })),
  }));
}

function policyOf({ attributes }: Subject): string {
  const found = Object.entries(POLICIES).filter(([argument]) =>
    argument === 'multivalue_answer_routing_policy'
      ? attributes[argument] === true
      : blocksOf(attributes[argument]).length > 0,
  );
  return found.length === 0 ? 'simple' : found.map(([, name]) => name).join(' and ');
}
