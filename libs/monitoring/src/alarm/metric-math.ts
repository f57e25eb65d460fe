import type { Metric, Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';

const MOST_METRICS = 9;

/**
 * A value that is computed of metrics.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export interface MetricMath {
  /** Such as `100 * errors / FILL(invocations, 1)`. */
  readonly expression: string;
  /** The metrics, by the names that the expression has for them: lower case first. At most 9. */
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** What an alarm looks at. */
interface Watched {
  readonly metric: Metric | MetricMath;
  readonly percentile?: number;
}

/** The arguments that say what is watched. */
export function watched({ metric, percentile }: Watched, period: number) {
  if ('expression' in metric) {
    return {
      metricQuery: [
        { id: 'result', expression: metric.expression, returnData: true },
        ...Object.entries(metric.metrics).map(([id, { statistic, dimensions, ...named }]) => ({
          id,
          returnData: false,
          metric: { ...named, dimensions: { ...dimensions }, stat: statistic, period },
        })),
      ],
    };
  }
  return {
    namespace: metric.namespace,
    metricName: metric.metricName,
    dimensions: { ...metric.dimensions },
    statistic: percentile === undefined ? metric.statistic : undefined,
    extendedStatistic: percentile === undefined ? undefined : `p${percentile}`,
    period,
  };
}

/** What CloudWatch would refuse of an expression. */
export function mathProblems({ metric, percentile }: Watched): readonly Problem[] {
  if (!('expression' in metric)) {
    return [
      problemIf(
        !isOpen(percentile) && !(percentile > 0 && percentile <= 100),
        `percentile must be above 0 and up to 100, got ${show(percentile)}`,
      ),
    ];
  }
  const names = Object.keys(metric.metrics);
  return [
    problemIf(
      percentile !== undefined,
      'percentile must be left out for a metric that is computed, got one',
    ),
    problemIf(
      names.length === 0 || names.length > MOST_METRICS,
      `metric.metrics must be 1 to ${MOST_METRICS}, got ${names.length}`,
    ),
    ...names.map((name) =>
      problemIf(
        !/^[a-z]\w*$/.test(name) || name === 'result',
        `metric.metrics must have names that begin with a lower case letter, other than result, got ${show(name)}`,
      ),
    ),
    ...names.map((name) =>
      problemIf(
        !new RegExp(`\\b${name}\\b`).test(metric.expression),
        `metric.expression must use ${name}, got ${show(metric.expression)}`,
      ),
    ),
  ];
}
