import { isOpen, problemIf, show } from '@archway/core';
import type { Problem } from '@archway/core';
import type { IConstruct } from 'constructs';
import { isWithin, normalizeDomainName } from '../domain-name/domain-name';
import type { RecordType } from './record-values';
import { placeKey } from './routing-place';
import type { RoutingPolicy } from './routing-policy';

/** A record as its zone sees it beside the others. */
export interface ZoneRecord extends IConstruct {
  readonly recordName: string;
  readonly recordType: RecordType;
  readonly routing: RoutingPolicy;
  /** Set where the record has others beside it. */
  readonly setIdentifier?: string;
  /** Not set for aliases, which have their target's. */
  readonly ttlSeconds?: number;
  /** Whether it counts as unhealthy while its alias target is. */
  readonly followsTarget: boolean;
}

/**
 * How many records of one name and type there can be.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html
 */
const MOST_IN_SET = 100;
const MOST_GEOPROXIMITY_IN_SET = 30;

/** Records of one name and type. */
type PolicySet = readonly [ZoneRecord, ...ZoneRecord[]];

/**
 * What cannot be true of the records of one zone, whoever deploys the rest of them.
 *
 * @param apex the zone's name, where it is known
 */
export function zoneProblems(records: readonly ZoneRecord[], apex: string | undefined): string[] {
  return [
    ...policySets(records).flatMap(setProblems),
    ...cnameProblems(records),
    ...records.flatMap((record) => apexProblem(record, apex) ?? []),
  ];
}

/** What is missing for the records of one zone to answer everybody. */
export function missingParts(records: readonly ZoneRecord[]): string[] {
  return policySets(records).flatMap((set) => {
    const problem = missingPart(set);
    return problem === undefined ? [] : [`${title(set)}: ${problem}`];
  });
}

function policySets(records: readonly ZoneRecord[]): readonly PolicySet[] {
  const sets = new Map<string, [ZoneRecord, ...ZoneRecord[]]>();
  for (const record of records) {
    const key = `${normalizeDomainName(record.recordName)} ${record.recordType}`;
    const set = sets.get(key);
    if (set) set.push(record);
    else sets.set(key, [record]);
  }
  return [...sets.values()];
}

function setProblems(set: PolicySet): readonly string[] {
  const [first] = set;
  const policies = [...new Set(set.map(({ routing }) => routing.policy))];
  const problems: readonly Problem[] =
    policies.length > 1
      ? [`all records must have one routing policy, got ${policies.join(', ')} in ${paths(set)}`]
      : [
          problemIf(
            first.routing.policy === 'simple' && set.length > 1,
            `there must be one record with simple routing, with all values, got ${paths(set)}`,
          ),
          duplicate('set identifiers', set, ({ setIdentifier }) => setIdentifier),
          duplicate('places', set, ({ routing }) => placeKey(routing)),
          ttlProblem(set),
          sizeProblem(set),
          collectionProblem(set),
        ];
  return problems.flatMap((problem) =>
    problem === undefined ? [] : [`${title(set)}: ${problem}`],
  );
}

/** Others remember an answer as long as it says, not as long as its sibling does. */
function ttlProblem(set: PolicySet): Problem {
  const known = set.flatMap(({ ttlSeconds }) => (isOpen(ttlSeconds) ? [] : [ttlSeconds]));
  const different = [...new Set(known)];
  return problemIf(
    different.length > 1,
    `ttlSeconds must be the same for all records, got ${different.join(', ')} in ${paths(set)}`,
  );
}

function sizeProblem(set: PolicySet): Problem {
  const most = set[0].routing.policy === 'geoproximity' ? MOST_GEOPROXIMITY_IN_SET : MOST_IN_SET;
  return problemIf(set.length > most, `there must be at most ${most} records, got ${set.length}`);
}

function collectionProblem(set: PolicySet): Problem {
  const ids = set.flatMap(({ routing }) =>
    routing.policy === 'ip-based' ? [routing.collection.node.path] : [],
  );
  const different = [...new Set(ids)];
  return problemIf(
    different.length > 1,
    `all records must use one CIDR collection, got ${different.join(', ')}`,
  );
}

/** Weights that are all 0 are equal shares: the opposite of what somebody means who writes 0. */
function weightProblem(set: PolicySet): Problem {
  const weights = set.map(({ routing }) =>
    routing.policy === 'weighted' ? routing.weight : undefined,
  );
  return problemIf(
    weights.every((weight) => weight === 0),
    `weight must be above 0 for one record at least, got ${weights.join(', ')} in ${paths(set)}: Route 53 takes all zeros for equal shares`,
  );
}

function missingPart(set: PolicySet): Problem {
  const places = set.map(({ routing }) => placeKey(routing));
  switch (set[0].routing.policy) {
    case 'failover': {
      const missing = ['primary', 'secondary'].filter((role) => !places.includes(role));
      return problemIf(
        missing.length > 0,
        `failover must have a primary and a secondary record, got no ${missing.join(' and no ')} beside ${paths(set)}`,
      );
    }
    case 'geolocation':
    case 'ip-based':
      return problemIf(
        !places.includes('default'),
        `location 'default' must have a record, got ${places.join(', ')}: who is nowhere else gets no answer`,
      );
    case 'weighted':
      return weightProblem(set);
    case 'geoproximity':
    case 'latency':
    case 'multivalue':
    case 'simple':
      return undefined;
  }
}

/** A CNAME says that the name is another one: nothing else can stand under it (RFC 1034). */
function cnameProblems(records: readonly ZoneRecord[]): readonly string[] {
  const names = new Set(
    records
      .filter(({ recordType }) => recordType === 'CNAME')
      .map(({ recordName }) => normalizeDomainName(recordName)),
  );
  return [...names].flatMap((name) => {
    const under = records.filter(({ recordName }) => normalizeDomainName(recordName) === name);
    const types = [...new Set(under.map(({ recordType }) => recordType))];
    return types.length > 1
      ? [
          `${name}: a CNAME must be the only type of its name, got ${types.join(', ')} in ${paths(under)}`,
        ]
      : [];
  });
}

function apexProblem(record: ZoneRecord, apex: string | undefined): string | undefined {
  const { recordName, recordType } = record;
  if (apex === undefined || isOpen(recordName)) return undefined;
  const atApex = normalizeDomainName(recordName) === normalizeDomainName(apex);
  const where = `${recordName} ${recordType}`;
  if (!isWithin(recordName, apex)) {
    return `${where}: recordName must be within ${apex}, got ${show(recordName)} in ${record.node.path}`;
  }
  if (atApex && (recordType === 'CNAME' || recordType === 'DS')) {
    const instead = recordType === 'CNAME' ? 'use an alias' : 'it belongs into the parent zone';
    return `${where}: recordName must be below ${apex}, got ${show(recordName)} in ${record.node.path}: ${instead}`;
  }
  return !atApex && recordType === 'SOA'
    ? `${where}: recordName must be ${apex} for SOA, got ${show(recordName)} in ${record.node.path}`
    : undefined;
}

function duplicate(
  what: string,
  set: PolicySet,
  keyOf: (record: ZoneRecord) => string | undefined,
): Problem {
  const keys = set.map(keyOf).filter((key) => !isOpen(key));
  const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  return problemIf(
    twice.length > 0,
    `${what} must differ, got ${twice.join(', ')} more than once in ${paths(set)}`,
  );
}

function title([{ recordName, recordType }]: PolicySet): string {
  return `${recordName} ${recordType}`;
}

function paths(records: readonly ZoneRecord[]): string {
  return records.map(({ node }) => node.path).join(', ');
}
