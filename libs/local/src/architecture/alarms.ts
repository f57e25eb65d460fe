import { blocksOf, flagOf, isObject, numberOf, textOf, textsOf } from '@archway/terraform';
import type { Part } from './architecture';
import type { Reading } from './reading';

/** One metric by its name and dimensions. */
export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface AlarmPart extends Part {
  readonly alarmName: string;
  readonly alarmArn: string;
  readonly metric: MetricName;
  readonly statistic: 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'SampleCount';
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly comparison: string;
  readonly threshold: number;
  /** `notBreaching`, `breaching`, `ignore` or `missing`. */
  readonly missingData: string;
  /** Topics that are told of an alarm; empty where actions are off. */
  readonly alarmActions: readonly string[];
  readonly okActions: readonly string[];
}

const STATISTICS = ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'] as const;

/** Metrics that the local run measures. Namespaces of functions' own metrics begin otherwise. */
const MEASURED: Readonly<Record<string, readonly string[]>> = {
  'AWS/SQS': ['ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage'],
  'AWS/Lambda': ['Invocations', 'Errors', 'Throttles', 'Duration'],
};

export function alarmsOf(reading: Reading): readonly AlarmPart[] {
  return reading.all('aws_cloudwatch_metric_alarm').map((found): AlarmPart => {
    const { resource } = found;
    const { attributes } = resource;
    const namespace = textOf(attributes['namespace']) ?? '';
    const name = textOf(attributes['metric_name']) ?? '';
    const statistic = STATISTICS.find((each) => each === textOf(attributes['statistic']));
    const dimensions = attributes['dimensions'];
    const why = whyNot(namespace, name, statistic, blocksOf(attributes['metric_query']).length > 0);
    if (why !== undefined) reading.notSimulated.push(`${resource.address}: ${why}`);
    const isOn = flagOf(attributes['actions_enabled']) !== false;
    const evaluationPeriods = numberOf(attributes['evaluation_periods']) ?? 1;
    return {
      address: resource.address,
      constructPath: resource.constructPath,
      alarmName: reading.identifier(found, 'alarm_name'),
      alarmArn: reading.identifier(found, 'arn'),
      metric: {
        // What is not measured has no data, and never changes its state.
        namespace: why === undefined ? namespace : '',
        name,
        dimensions: Object.fromEntries(
          Object.entries(isObject(dimensions) ? dimensions : {}).map(([key, value]) => [
            key,
            textOf(value) ?? '',
          ]),
        ),
      },
      statistic: statistic ?? 'Sum',
      periodSeconds: numberOf(attributes['period']) ?? 60,
      evaluationPeriods,
      datapointsToAlarm: numberOf(attributes['datapoints_to_alarm']) ?? evaluationPeriods,
      comparison: textOf(attributes['comparison_operator']) ?? '',
      threshold: numberOf(attributes['threshold']) ?? 0,
      missingData: textOf(attributes['treat_missing_data']) ?? 'missing',
      alarmActions: isOn ? textsOf(attributes['alarm_actions']) : [],
      okActions: isOn ? textsOf(attributes['ok_actions']) : [],
    };
  });
}

function whyNot(
  namespace: string,
  name: string,
  statistic: string | undefined,
  isMath: boolean,
): string | undefined {
  if (isMath) return 'metric_query is not simulated; the alarm stays as it is';
  if (statistic === undefined)
    return 'extended statistics are not simulated; the alarm stays as it is';
  if (!namespace.startsWith('AWS/') || MEASURED[namespace]?.includes(name) === true)
    return undefined;
  return `${namespace} ${name} is not measured here; the alarm stays as it is`;
}
