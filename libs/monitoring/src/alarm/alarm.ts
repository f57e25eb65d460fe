import type { IAlarmAction, Metric, Problem } from '@archway/core';
import {
  isOpen,
  notMatching,
  notOneOf,
  notWhole,
  physicalName,
  problemIf,
  rejectProps,
  show,
} from '@archway/core';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { MetricMath } from './metric-math';
import { mathProblems, watched } from './metric-math';

export const COMPARISONS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanOrEqualToThreshold',
  'LessThanThreshold',
] as const;

export type Comparison = (typeof COMPARISONS)[number];

export const MISSING_DATA = ['breaching', 'ignore', 'missing', 'notBreaching'] as const;

export type MissingData = (typeof MISSING_DATA)[number];

/**
 * Limits of an alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 1_024;
const MOST_ACTIONS = 5;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;
const WEEK_SECONDS = 604_800;

export interface AlarmProps {
  /** What is watched: a metric, or what is computed of several. */
  readonly metric: Metric | MetricMath;

  /** What each period's value is compared with. */
  readonly threshold: number;

  /** What has happened when this alarm rings, and what to do then: 1 to 1024 characters. */
  readonly description: string;

  /**
   * The percentile of the values of one period that is compared, above 0 and up to 100. Rejected for a metric that is
   * computed.
   *
   * @default - the statistic of the metric
   */
  readonly percentile?: number;

  /**
   * 1 to 255 characters.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly alarmName?: string;

  /**
   * @default 'GreaterThanOrEqualToThreshold'
   */
  readonly comparison?: Comparison;

  /**
   * What one value stands for, in seconds: 10, 30 or a multiple of 60. Below 60 only metrics of high resolution have values.
   *
   * @default 60
   */
  readonly periodSeconds?: number;

  /**
   * How many of the latest values are looked at. They span at most a day, or a week where a period is an hour or more.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;

  /**
   * How many of these values must be beyond the threshold.
   *
   * @default - all of them
   */
  readonly datapointsToAlarm?: number;

  /**
   * What a period without a value counts as.
   *
   * @default 'notBreaching'
   */
  readonly treatMissingData?: MissingData;

  /**
   * Who is told when the alarm rings. At most five.
   *
   * @default - nobody
   */
  readonly actions?: readonly IAlarmAction[];

  /**
   * Who is told when all is well again. At most five.
   *
   * @default - nobody
   */
  readonly okActions?: readonly IAlarmAction[];

  /**
   * Who is told when there are too few values to say. At most five.
   *
   * @default - nobody
   */
  readonly insufficientDataActions?: readonly IAlarmAction[];
}

/** Watches a metric, or what is computed of several, and tells those who have to know. */
export class Alarm extends Construct {
  readonly alarmArn: string;
  readonly alarmName: string;

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    declaredProps.check(this, 'Alarm', props);
    rejectProps(this, alarmProblems(props));
    const { periodSeconds = 60, evaluationPeriods = 1 } = props;
    const alarm = new CloudwatchMetricAlarm(this, 'Default', {
      alarmName: props.alarmName ?? physicalName(this, LONGEST_NAME),
      alarmDescription: props.description,
      ...watched(props, periodSeconds),
      evaluationPeriods,
      datapointsToAlarm: props.datapointsToAlarm,
      threshold: props.threshold,
      comparisonOperator: props.comparison ?? 'GreaterThanOrEqualToThreshold',
      treatMissingData: props.treatMissingData ?? 'notBreaching',
    });
    this.alarmArn = alarm.arn;
    this.alarmName = alarm.alarmName;
    alarm.alarmActions = this.bind(props.actions);
    alarm.okActions = this.bind(props.okActions);
    alarm.insufficientDataActions = this.bind(props.insufficientDataActions);
  }

  private bind(actions: readonly IAlarmAction[] | undefined): string[] {
    return (actions ?? []).map((action) => action.bindAlarm(this.alarmArn).actionArn);
  }
}

function alarmProblems(props: AlarmProps): readonly Problem[] {
  const { periodSeconds = 60, evaluationPeriods = 1, datapointsToAlarm, description } = props;
  return [
    notMatching('alarmName', props.alarmName, /^.{1,255}$/, `1 to ${LONGEST_NAME} characters`),
    problemIf(
      !isOpen(description) && (description === '' || description.length > LONGEST_DESCRIPTION),
      `description must have 1 to ${LONGEST_DESCRIPTION} characters, got ${description.length}`,
    ),
    problemIf(
      !isOpen(props.threshold) && !Number.isFinite(props.threshold),
      `threshold must be a number, got ${show(props.threshold)}`,
    ),
    ...mathProblems(props),
    notOneOf('comparison', props.comparison, COMPARISONS),
    notOneOf('treatMissingData', props.treatMissingData, MISSING_DATA),
    ...windowProblems(periodSeconds, evaluationPeriods),
    notWhole('evaluationPeriods', evaluationPeriods, 1, DAY_SECONDS / 10),
    notWhole(
      'datapointsToAlarm',
      datapointsToAlarm,
      1,
      isOpen(evaluationPeriods) ? DAY_SECONDS / 10 : evaluationPeriods,
    ),
    ...(['actions', 'okActions', 'insufficientDataActions'] as const).map((prop) =>
      problemIf(
        (props[prop]?.length ?? 0) > MOST_ACTIONS,
        `${prop} must be at most ${MOST_ACTIONS}, got ${props[prop]?.length}`,
      ),
    ),
  ];
}

/** How long an alarm may look back. */
function windowProblems(period: number, evaluationPeriods: number): readonly Problem[] {
  if (isOpen(period)) return [];
  if (![10, 30].includes(period) && !(Number.isInteger(period / 60) && period >= 60)) {
    return [`periodSeconds must be 10, 30 or a multiple of 60, got ${show(period)}`];
  }
  const longest = period >= HOUR_SECONDS ? WEEK_SECONDS : DAY_SECONDS;
  return [
    problemIf(
      !isOpen(evaluationPeriods) && period * evaluationPeriods > longest,
      `periodSeconds times evaluationPeriods must be at most ${longest} for a period of ${period}, got ${period * evaluationPeriods}`,
    ),
  ];
}
