import { numberOr, type Estate, type Subject } from '@archway/checks';
import { blocksOf, numberOf, textOf } from '@archway/terraform';
import { objective, type Objective, type Protection, type Term } from './model';

/**
 * Minutes that somebody measured: of a restore by resource type, `*` for every type, and of the steps `decision`,
 * `promotion` and `scale-up`.
 */
export type RestoreTimes = Readonly<Record<string, number>>;

/**
 * A replica serves once it is promoted and clients come to it; everything else is restored first.
 *
 * @param failover how long clients take to come to another place, from `failoverTerms`
 */
export function recoveryTime(
  estate: Estate,
  subject: Subject,
  protections: readonly Protection[],
  times: RestoreTimes,
  failover: readonly Term[],
): Objective | undefined {
  const replicas = protections.filter(
    ({ restores, regionRpo }) => !restores && regionRpo !== undefined,
  );
  if (replicas.length > 0) {
    return objective(
      ...(replicas.every(({ promotes }) => promotes === true)
        ? [timed('promotion of the replica', times['promotion'])]
        : []),
      ...scaleUpTerms(estate, subject, times),
      ...failover,
    );
  }
  if (!protections.some(({ restores, rpo }) => restores && rpo !== undefined)) return undefined;
  return objective(...failover, timed('restore', times[subject.type] ?? times['*']));
}

/** A pilot light: services that run here and have no task in another region. */
function scaleUpTerms(estate: Estate, subject: Subject, times: RestoreTimes): readonly Term[] {
  const here = subject.resource.region;
  const services = estate.all('aws_ecs_service');
  const tasks = (service: Subject) => numberOf(service.attributes['desired_count']);
  const serves = services.some(
    (service) => service.resource.region === here && (tasks(service) ?? 0) > 0,
  );
  if (here === undefined || !serves) return [];
  const asleep = services.filter(
    (service) =>
      service.resource.region !== undefined &&
      service.resource.region !== here &&
      tasks(service) === 0,
  );
  if (asleep.length === 0) return [];
  const names = asleep.map(({ address, resource }) => `${address} in ${resource.region}`);
  return [timed(`scale-up of ${names.join(', ')} from 0 tasks`, times['scale-up'])];
}

/**
 * How long clients keep asking the place that is gone: until health checks or an operator say so, and resolvers ask
 * again. The slowest failover record counts.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export function failoverTerms(estate: Estate, times: RestoreTimes): readonly Term[] {
  const records = estate
    .all('aws_route53_record')
    .filter(
      (record) =>
        blocksOf(record.attributes['failover_routing_policy']).length > 0 ||
        (blocksOf(record.attributes['latency_routing_policy']).length > 0 &&
          record.attributes['health_check_id'] !== undefined),
    );
  if (records.length === 0) return [{ name: 'detection, since no failover record is here' }];
  const checks = records.flatMap((record) => {
    const id = record.attributes['health_check_id'];
    const check = estate.target(record, id, 'aws_route53_health_check');
    return check === undefined ? [] : [check];
  });
  const isSwitch = (check: Subject) => textOf(check.attributes['type']) === 'RECOVERY_CONTROL';
  const detections = checks
    .filter((check) => !isSwitch(check))
    .map((check) => {
      const interval = numberOr(check.attributes['request_interval'], 30);
      const threshold = numberOr(check.attributes['failure_threshold'], 3);
      return interval === undefined || threshold === undefined ? undefined : interval * threshold;
    });
  const ttls = records.map((record) =>
    // An alias has the time to live of its target, which is 60 seconds for load balancers.
    blocksOf(record.attributes['alias']).length > 0 ? 60 : numberOf(record.attributes['ttl']),
  );
  return [
    ...(checks.some(isSwitch)
      ? [timed('decision of an operator who sets the routing controls', times['decision'])]
      : []),
    ...(checks.length > 0 && checks.every(isSwitch)
      ? []
      : [slowest('detection by health checks', detections)]),
    slowest('time to live of DNS', ttls),
  ];
}

function timed(name: string, minutes: number | undefined): Term {
  return { name, ...(minutes === undefined ? {} : { minutes }) };
}

function slowest(name: string, seconds: readonly (number | undefined)[]): Term {
  const known = seconds.filter((each) => each !== undefined);
  if (known.length === 0 || known.length < seconds.length) return { name };
  return { name, minutes: Math.max(...known) / 60 };
}
