import type { AlarmPart } from '../architecture/alarms';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/**
 * The state of an alarm by its latest data points, the oldest first; undefined where a period has none.
 * Missing points count as `treat_missing_data` says.
 */
export function judge(
  alarm: AlarmPart,
  points: readonly (number | undefined)[],
  before: AlarmState,
): AlarmState {
  const { evaluationPeriods, datapointsToAlarm, missingData } = alarm;
  const latest = points.slice(-evaluationPeriods);
  const known = latest.filter((point) => point !== undefined);
  if (known.length === 0 && missingData === 'ignore') return before;
  if (known.length === 0 && missingData === 'missing') return 'INSUFFICIENT_DATA';
  const missing = evaluationPeriods - known.length;
  const breaching =
    known.filter((point) => breaches(alarm, point)).length +
    (missingData === 'breaching' ? missing : 0);
  return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
}

/** Whether a value is on the wrong side of a threshold, by CloudWatch's name of the comparison. */
export function breaches(
  { comparison, threshold }: { readonly comparison: string; readonly threshold: number },
  value: number,
): boolean {
  switch (comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default:
      return false;
  }
}

export function statisticOf(
  statistic: AlarmPart['statistic'],
  values: readonly number[],
): number | undefined {
  if (values.length === 0) return undefined;
  const sum = values.reduce((total, value) => total + value, 0);
  switch (statistic) {
    case 'Sum':
      return sum;
    case 'Average':
      return sum / values.length;
    case 'Minimum':
      return Math.min(...values);
    case 'Maximum':
      return Math.max(...values);
    case 'SampleCount':
      return values.length;
  }
}
