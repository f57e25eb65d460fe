import { recoverableTypes, resourceType } from '@archway/aws';
import { Estate, numberOr, type Subject } from '@archway/checks';
import { blocksOf, numberOf, type Configuration } from '@archway/terraform';
import { backupProtections } from './backup-protections';
import { lifecyclePolicyProtections } from './lifecycle-policy-protections';
import { best, objective, type Objective, type Protection, type Store, type Term } from './model';
import { nativeProtections } from './native-protections';

/** How long a restore takes, in minutes, by resource type; `*` for every type. */
export type RestoreTimes = Readonly<Record<string, number>>;

export interface RecoverabilityOptions {
  /**
   * What restores took in somebody's tests. Nobody can compute it.
   *
   * @default - a term of the objective that is not known
   */
  readonly restoreTimes?: RestoreTimes;

  /**
   * The first year of the schedules that are enumerated.
   *
   * @default - this year
   */
  readonly fromYear?: number;
}

/** Every resource that holds data, with what protects it: the least protected first. */
export function recoverability(
  configurations: readonly Configuration[],
  { restoreTimes = {}, fromYear = new Date().getUTCFullYear() }: RecoverabilityOptions = {},
): readonly Store[] {
  const estate = new Estate(configurations);
  const failover = failoverTerms(estate);
  return estate
    .all(...recoverableTypes(), 'aws_rds_cluster')
    .filter((subject, at, all) => all.findIndex(({ key }) => key === subject.key) === at)
    .map((subject) => storeOf(estate, subject, fromYear, restoreTimes, failover))
    .sort((a, b) => rank(b) - rank(a) || (a.address < b.address ? -1 : 1));
}

function storeOf(
  estate: Estate,
  subject: Subject,
  fromYear: number,
  restoreTimes: RestoreTimes,
  failover: readonly Term[],
): Store {
  const protections = [
    ...nativeProtections(estate, subject),
    ...backupProtections(estate, subject, fromYear),
    ...lifecyclePolicyProtections(estate, subject, fromYear),
  ];
  const certain = protections.filter(({ unknown }) => unknown === undefined);
  const rpo = best(certain.map((each) => each.rpo));
  const regionRpo = best(certain.map((each) => each.regionRpo));
  const rto = rtoOf(subject.type, certain, restoreTimes, failover);
  const { region } = subject.resource;
  return {
    address: subject.address,
    constructPath: subject.resource.constructPath,
    stack: subject.configuration.name,
    type: subject.type,
    noun: resourceType(subject.type)?.noun ?? subject.type,
    protections,
    ...(region === undefined ? {} : { region }),
    ...(rpo === undefined ? {} : { rpo }),
    ...(regionRpo === undefined ? {} : { regionRpo }),
    ...(rto === undefined ? {} : { rto }),
  };
}

/** A replica serves once clients come to it; everything else is restored first. */
function rtoOf(
  type: string,
  protections: readonly Protection[],
  restoreTimes: RestoreTimes,
  failover: readonly Term[],
): Objective | undefined {
  const standby = protections.some(
    ({ restores, regionRpo }) => !restores && regionRpo !== undefined,
  );
  if (standby) return objective(...failover);
  if (!protections.some(({ restores, rpo }) => restores && rpo !== undefined)) return undefined;
  const minutes = restoreTimes[type] ?? restoreTimes['*'];
  return objective(...failover, {
    name: 'restore',
    ...(minutes === undefined ? {} : { minutes }),
  });
}

/**
 * How long clients keep asking the place that is gone: until health checks say so, and resolvers ask again. The slowest
 * failover record counts.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
function failoverTerms(estate: Estate): readonly Term[] {
  const records = estate
    .all('aws_route53_record')
    .filter((record) => blocksOf(record.attributes['failover_routing_policy']).length > 0);
  if (records.length === 0) return [{ name: 'detection, since no failover record is here' }];
  const detections = records.flatMap((record) => {
    const check = estate.target(
      record,
      record.attributes['health_check_id'],
      'aws_route53_health_check',
    );
    if (check === undefined) return [];
    const interval = numberOr(check.attributes['request_interval'], 30);
    const threshold = numberOr(check.attributes['failure_threshold'], 3);
    return interval === undefined || threshold === undefined ? [undefined] : [interval * threshold];
  });
  const ttls = records.map((record) =>
    // An alias has the time to live of its target, which is 60 seconds for load balancers.
    blocksOf(record.attributes['alias']).length > 0 ? 60 : numberOf(record.attributes['ttl']),
  );
  return [term('detection by health checks', detections), term('time to live of DNS', ttls)];
}

function term(name: string, seconds: readonly (number | undefined)[]): Term {
  const known = seconds.filter((each) => each !== undefined);
  if (known.length === 0 || known.length < seconds.length) return { name };
  return { name, minutes: Math.max(...known) / 60 };
}

/** Nothing first, then what is not known, then by how much is lost. */
function rank({ protections, rpo }: Store): number {
  if (protections.length === 0) return Infinity;
  return rpo === undefined ? Number.MAX_VALUE : (rpo.minutes ?? Number.MAX_VALUE / 2);
}
