import { Dashboard } from '@archway/monitoring';
import type { Construct } from 'constructs';
import type { OrdersConfig } from '../config/config';
import type { Watched } from './alarms';

/** What somebody looks at who was called: from the customer at the top to the archive at the bottom. */
export function showAll(scope: Construct, watched: Watched, config: OrdersConfig): void {
  const { api, queue, deadLetters, undelivered, shipping, workers, events } = watched;
  new Dashboard(scope, 'Overview', {
    rows: [
      [
        {
          title: 'Requests',
          metrics: {
            requests: api.metricCount(),
            refused: api.metric4xxErrors(),
            failed: api.metric5xxErrors(),
          },
        },
        { title: 'Latency in milliseconds', metrics: { average: api.metricLatency() } },
      ],
      [
        {
          title: 'Age of the oldest order in seconds',
          metrics: { oldest: queue.metricApproximateAgeOfOldestMessage() },
          line: { label: 'alarm', value: config.oldestOrderSeconds },
        },
        {
          title: 'Orders that wait',
          metrics: { waiting: queue.metricApproximateNumberOfMessagesVisible() },
        },
        {
          title: 'Running tasks',
          metrics: {
            workers: workers.worker.metricRunningTaskCount(),
            prices: workers.prices.metricRunningTaskCount(),
          },
        },
      ],
      [
        {
          title: 'Dead letters',
          view: 'singleValue',
          metrics: {
            'no order': deadLetters.metricApproximateNumberOfMessagesVisible(),
            'not delivered': undelivered.metricApproximateNumberOfMessagesVisible(),
          },
        },
        {
          title: 'Notifications that wait for shipping',
          metrics: { waiting: shipping.metricApproximateNumberOfMessagesVisible() },
        },
      ],
      [
        {
          title: 'Events and clicks',
          metrics: { records: events.stream.metricIncomingRecords() },
        },
        {
          title: 'How far the counts are behind, in milliseconds',
          metrics: { behind: events.stream.metricGetRecordsIteratorAgeMilliseconds() },
        },
        {
          title: 'How far the archive is behind, in seconds',
          metrics: { behind: events.archive.delivery.metricDeliveryToS3DataFreshness() },
        },
      ],
    ],
  });
}
