/** Statistics that CloudWatch keeps of every metric. */
export type Statistic = 'Average' | 'Maximum' | 'Minimum' | 'SampleCount' | 'Sum';

/** A CloudWatch metric, as an alarm or a dashboard refers to it. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** What is made of the values of one period. */
  readonly statistic: Statistic;
}
