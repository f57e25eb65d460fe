import type { RestApi } from '@archway/api';
import type { IAlarmAction } from '@archway/core';
import type { Queue } from '@archway/messaging';
import type { AlarmProps } from '@archway/monitoring';
import { Alarm, CompositeAlarm } from '@archway/monitoring';
import type { Construct } from 'constructs';
import type { OrdersConfig } from '../config/config';
import type { Events } from './events';
import type { Workers } from './workers';

/** What alarms and the dashboard look at. */
export interface Watched {
  readonly api: RestApi;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly undelivered: Queue;
  readonly shipping: Queue;
  readonly workers: Workers;
  readonly events: Events;
}

/** Three times as long as records are gathered. */
const LATE_ARCHIVE_SECONDS = 900;
/** One request in a hundred may take longer. */
const SLOW_MILLISECONDS = 2_000;

/** Calls somebody for what a customer notices, once for one trouble, and for each thing that is left undone. */
export function raiseAlarms(
  scope: Construct,
  watched: Watched,
  config: OrdersConfig,
  action: IAlarmAction,
): void {
  const noticed = (id: string, props: AlarmProps) => new Alarm(scope, id, props);
  new CompositeAlarm(scope, 'CustomersNotice', {
    rule: {
      anyOf: [
        noticed('FailedRequests', {
          metric: watched.api.metric5xxErrors(),
          threshold: 1,
          description: 'A customer got an error: the access log of the API says for which request',
        }),
        noticed('SlowAnswers', {
          metric: watched.api.metricLatency(),
          percentile: 99,
          threshold: SLOW_MILLISECONDS,
          evaluationPeriods: 3,
          description: 'One request in a hundred takes longer than two seconds',
        }),
        noticed('LateOrders', {
          metric: watched.queue.metricApproximateAgeOfOldestMessage(),
          threshold: config.oldestOrderSeconds,
          description: 'Orders come late: look at the number of workers and at the prices service',
        }),
        noticed('NoPrices', {
          metric: watched.workers.prices.metricRunningTaskCount(),
          comparison: 'LessThanThreshold',
          threshold: 1,
          evaluationPeriods: 3,
          treatMissingData: 'breaching',
          description: 'Nobody answers for prices, so no order is accepted',
        }),
      ],
    },
    description:
      'Customers notice: the alarm behind this one says what, the dashboard shows since when',
    actions: [action],
  });
  for (const [id, props] of Object.entries(undone(watched))) {
    new Alarm(scope, id, { ...props, actions: [action] });
  }
}

/** What nobody outside notices yet. */
function undone({
  deadLetters,
  undelivered,
  events,
}: Watched): Readonly<Record<string, AlarmProps>> {
  const lies = (queue: Pick<Queue, 'metricApproximateNumberOfMessagesVisible'>) => ({
    metric: queue.metricApproximateNumberOfMessagesVisible(),
    threshold: 1,
  });
  const followUp = 'What follows from an order did not happen: the dead letter says for which';
  const { notifier, recorder } = events;
  return {
    NoOrder: {
      ...lies(deadLetters),
      description: "A message could not become an order: the worker's log says why",
    },
    NotDelivered: {
      ...lies(undelivered),
      description: 'A notification did not arrive: the dead letter says of which order',
    },
    ...(notifier.deadLetterQueue
      ? { NotNotified: { ...lies(notifier.deadLetterQueue), description: followUp } }
      : {}),
    ...(recorder.deadLetterQueue
      ? { NotRecorded: { ...lies(recorder.deadLetterQueue), description: followUp } }
      : {}),
    CountErrors: {
      metric: {
        // A function that is not invoked has no value.
        expression: 'FILL(orders, 0) + FILL(clicks, 0)',
        metrics: {
          orders: events.counter.metricErrors(),
          clicks: events.clickCounter.metricErrors(),
        },
      },
      threshold: 1,
      description: 'The counts fall behind: look at the logs of both functions',
    },
    NotArchived: {
      metric: events.archive.delivery.metricDeliveryToS3DataFreshness(),
      threshold: LATE_ARCHIVE_SECONDS,
      description: 'Events are not archived, and the stream keeps them for a day only',
    },
  };
}
