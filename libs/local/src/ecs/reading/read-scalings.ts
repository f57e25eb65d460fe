import { parseSchedule } from '@archway/aws';
import {
  blocksOf,
  flagOf,
  isObject,
  numberOf,
  textOf,
  textsOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import type { MetricName } from '../../architecture/alarms';
import type { Found, Reading } from '../../architecture/reading';
import type {
  MetricQuery,
  ScalingPart,
  ScalingPolicyPart,
  ScheduledActionPart,
} from '../ecs-parts';

/** "Target tracking scaling policies for Application Auto Scaling": cooldowns of ECS services. */
const COOLDOWN_SECONDS = 300;

export function scalingsOf(reading: Reading): readonly ScalingPart[] {
  return reading.all('aws_appautoscaling_target').flatMap((found): readonly ScalingPart[] => {
    const { resource } = found;
    const { attributes } = resource;
    const [service, clusterName = '', serviceName = ''] = (
      textOf(attributes['resource_id']) ?? ''
    ).split('/');
    if (service !== 'service') return [];
    const isOf = (each: Found): boolean =>
      textOf(each.resource.attributes['resource_id']) === `service/${clusterName}/${serviceName}`;
    return [
      {
        address: resource.address,
        constructPath: resource.constructPath,
        clusterName,
        serviceName,
        minimum: numberOf(attributes['min_capacity']) ?? 0,
        maximum: numberOf(attributes['max_capacity']) ?? 0,
        policies: reading
          .all('aws_appautoscaling_policy')
          .filter(isOf)
          .flatMap((each) => policyOf(reading, each)),
        scheduledActions: reading
          .all('aws_appautoscaling_scheduled_action')
          .filter(isOf)
          .flatMap((each) => scheduledActionOf(reading, each)),
      },
    ];
  });
}

function policyOf(reading: Reading, found: Found): readonly ScalingPolicyPart[] {
  const { resource } = found;
  const { attributes, address, constructPath } = resource;
  const common = { address, constructPath, policyArn: reading.identifier(found, 'arn') };
  const [tracking] = blocksOf(attributes['target_tracking_scaling_policy_configuration']);
  if (tracking !== undefined) {
    const queries = trackedQueries(tracking);
    if (queries.length === 0) {
      reading.notSimulated.push(`${address}: its metric is not measured here; it scales nothing`);
      return [];
    }
    return [
      {
        ...common,
        kind: 'target',
        queries,
        target: numberOf(tracking['target_value']) ?? 0,
        scaleInCooldownSeconds: numberOf(tracking['scale_in_cooldown']) ?? COOLDOWN_SECONDS,
        scaleOutCooldownSeconds: numberOf(tracking['scale_out_cooldown']) ?? COOLDOWN_SECONDS,
        isScaleInOff: flagOf(tracking['disable_scale_in']) === true,
      },
    ];
  }
  const [step] = blocksOf(attributes['step_scaling_policy_configuration']);
  const alarm = alarmOf(reading, common.policyArn);
  if (step === undefined || alarm === undefined) {
    reading.notSimulated.push(`${address}: no alarm calls it here; it scales nothing`);
    return [];
  }
  return [
    {
      ...common,
      kind: 'step',
      queries: alarmQueries(alarm.resource.attributes),
      adjustmentType: textOf(step['adjustment_type']) ?? 'ChangeInCapacity',
      cooldownSeconds: numberOf(step['cooldown']) ?? 0,
      steps: blocksOf(step['step_adjustment']).map((each) => ({
        lower: bound(each['metric_interval_lower_bound']) ?? -Infinity,
        upper: bound(each['metric_interval_upper_bound']) ?? Infinity,
        adjustment: numberOf(each['scaling_adjustment']) ?? 0,
      })),
      alarm: {
        comparison: textOf(alarm.resource.attributes['comparison_operator']) ?? '',
        threshold: numberOf(alarm.resource.attributes['threshold']) ?? 0,
        evaluationPeriods: numberOf(alarm.resource.attributes['evaluation_periods']) ?? 1,
      },
    },
  ];
}

function bound(value: Value | undefined): number | undefined {
  const number = numberOf(value) ?? Number(textOf(value) || NaN);
  return Number.isNaN(number) ? undefined : number;
}

function alarmOf(reading: Reading, policyArn: string): Found | undefined {
  return reading
    .all('aws_cloudwatch_metric_alarm')
    .find(({ resource }) => textsOf(resource.attributes['alarm_actions']).includes(policyArn));
}

/** The metrics of an alarm, as one of its own or as queries. */
export function alarmQueries(attributes: ObjectValue): readonly MetricQuery[] {
  const queries = blocksOf(attributes['metric_query']);
  if (queries.length === 0) {
    return [{ id: 'm1', isResult: true, metric: metricOf(attributes) }];
  }
  return queries.map((query) => queryOf(query, blocksOf(query['metric'])[0]));
}

function trackedQueries(tracking: ObjectValue): readonly MetricQuery[] {
  const [custom] = blocksOf(tracking['customized_metric_specification']);
  if (custom === undefined) return [];
  const metrics = blocksOf(custom['metrics']);
  if (metrics.length === 0) return [{ id: 'm1', isResult: true, metric: metricOf(custom) }];
  return metrics.map((each) => {
    const [stat] = blocksOf(each['metric_stat']);
    return queryOf(each, blocksOf(stat?.['metric'])[0]);
  });
}

function queryOf(query: ObjectValue, metric: ObjectValue | undefined): MetricQuery {
  const expression = textOf(query['expression']);
  return {
    id: textOf(query['id']) ?? '',
    // The provider and CloudWatch take true where one query alone stands.
    isResult: flagOf(query['return_data']) ?? expression !== undefined,
    ...(expression === undefined ? {} : { expression }),
    ...(metric === undefined ? {} : { metric: metricOf(metric) }),
  };
}

function metricOf(stated: ObjectValue): MetricName {
  const { dimensions } = stated;
  const named = blocksOf(dimensions).filter((block) => block['name'] !== undefined);
  const pairs =
    named.length > 0
      ? named.map((block) => [textOf(block['name']) ?? '', textOf(block['value']) ?? ''])
      : Object.entries(isObject(dimensions) ? dimensions : {}).map(([key, value]) => [
          key,
          textOf(value) ?? '',
        ]);
  return {
    namespace: textOf(stated['namespace']) ?? '',
    name: textOf(stated['metric_name']) ?? '',
    dimensions: Object.fromEntries(pairs) as Record<string, string>,
  };
}

function scheduledActionOf(reading: Reading, found: Found): readonly ScheduledActionPart[] {
  const { address, attributes, constructPath } = found.resource;
  const expression = textOf(attributes['schedule']) ?? '';
  const schedule = parseSchedule(expression);
  if (schedule.kind === 'invalid') {
    reading.notSimulated.push(`${address}: ${expression} is not followed; it scales nothing`);
    return [];
  }
  const [action] = blocksOf(attributes['scalable_target_action']);
  const minimum = bound(action?.['min_capacity']);
  const maximum = bound(action?.['max_capacity']);
  return [
    {
      address,
      constructPath,
      schedule,
      timeZone: textOf(attributes['timezone']) ?? 'UTC',
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
    },
  ];
}
