import type { Metric, Statistic } from '@archway/core';

/**
 * A metric that SQS keeps of one queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export function queueMetric(queueName: string, metricName: string, statistic: Statistic): Metric {
  return { namespace: 'AWS/SQS', metricName, dimensions: { QueueName: queueName }, statistic };
}
