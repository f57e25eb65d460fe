import { AccountLogging, RestApi } from '@archway/api';
import type { IAlarmAction } from '@archway/core';
import { acceptRisk, AwsStack } from '@archway/core';
import { Table } from '@archway/data';
import { Queue, Topic } from '@archway/messaging';
import type { AlarmProps } from '@archway/monitoring';
import { Alarm } from '@archway/monitoring';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { OrdersConfig } from '../config/config';
import type { ImageName } from './artifacts';
import { functionZip, imageFolder } from './artifacts';
import { Events } from './events';
import { addOrderRoutes } from './order-routes';
import { PrivateNetwork } from './private-network';
import { Workers } from './workers';

/** What the app's code is deployed from. */
export interface Artifacts {
  readonly imageFolder: (image: ImageName) => string;
  readonly functionZip: () => string;
}

/** Longer than a message takes with the slowest answer of the price service; the worker renews it meanwhile. */
const VISIBILITY_TIMEOUT_SECONDS = 90;
/** Three times as long as records are gathered. */
const LATE_ARCHIVE_SECONDS = 900;
const FOURTEEN_DAYS_SECONDS = 1_209_600;

/**
 * Orders in, notifications out: API → queue → worker → table → pipe → topic → shipping. The API takes orders while
 * everything behind the queue is down. What can never be an order ends in the dead letters and raises an alarm.
 */
export class Orders extends AwsStack {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: OrdersConfig,
    artifacts: Artifacts = { imageFolder, functionZip },
  ) {
    super(scope, id, config.stack);
    const deadLetters = new Queue(this, 'DeadLetters', {
      deadLetterQueue: false,
      messageRetentionSeconds: FOURTEEN_DAYS_SECONDS,
    });
    const queue = new Queue(this, 'Queue', {
      deadLetterQueue: deadLetters,
      visibilityTimeoutSeconds: VISIBILITY_TIMEOUT_SECONDS,
    });
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'orderId', type: 'S' },
      stream: 'NEW_IMAGE',
      deletionProtection: !config.deleteDataOnDestroy,
    });
    const api = this.api(queue, table);
    const network = new PrivateNetwork(this, 'Network', config.cidrBlock);
    const workers = new Workers(this, 'Workers', {
      config,
      network,
      queue,
      table,
      visibilityTimeoutSeconds: VISIBILITY_TIMEOUT_SECONDS,
      imageFolder: artifacts.imageFolder,
    });
    network.connect(workers.tasks);

    const notifications = new Topic(this, 'Notifications');
    const shipping = new Queue(this, 'Shipping');
    acceptRisk(shipping, 'unread-queue', 'the shipping team reads it with software of its own');
    notifications.addSubscription(shipping, { rawMessageDelivery: true });
    if (config.mailAddress !== undefined) {
      new SnsTopicSubscription(this, 'Mail', {
        topicArn: notifications.topicArn,
        protocol: 'email',
        endpoint: config.mailAddress,
      });
    }
    const events = new Events(this, 'Events', {
      config,
      orders: table,
      notifications,
      zip: artifacts.functionZip(),
    });
    this.raiseAlarms(api, queue, deadLetters, workers, events);

    this.output('api-id', api.restApiId, 'The API that takes and shows orders');
    this.output('orders-queue-url', queue.queueUrl, 'Where orders wait');
    this.output(
      'dead-letter-queue-url',
      deadLetters.queueUrl,
      'Where messages lie that are no order',
    );
    this.output('orders-table-name', table.tableName, 'Where orders are kept');
    this.output('shipping-queue-url', shipping.queueUrl, 'What the shipping team reads');
    for (const [image, repository] of Object.entries(workers.repositories)) {
      this.output(`${image}-repository`, repository.repositoryUri, `Where the ${image} image goes`);
    }
  }

  private api(queue: Queue, table: Table): RestApi {
    const api = new RestApi(this, 'Api', {
      accountLogging: new AccountLogging(this, 'ApiLogging'),
      throttle: { rateLimitPerSecond: 200, burstLimit: 400 },
      logRetentionDays: this.config.logRetentionDays,
    });
    addOrderRoutes(api, { queue, table, fair: this.config.fairQueue ?? false });
    return api;
  }

  private raiseAlarms(
    api: RestApi,
    queue: Queue,
    deadLetters: Queue,
    workers: Workers,
    events: Events,
  ): void {
    const alarmTopic = this.alarmTopic();
    const alarm = (alarmId: string, props: Omit<AlarmProps, 'actions'>): Alarm =>
      new Alarm(this, alarmId, { ...props, actions: [alarmTopic] });
    alarm('FailedRequests', {
      metric: api.metric5xxErrors(),
      threshold: 1,
      description: 'A customer got an error: the access log of the API says for which request',
    });
    alarm('NoOrder', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      description: "A message could not become an order: the worker's log says why",
    });
    alarm('LateOrders', {
      metric: queue.metricApproximateAgeOfOldestMessage(),
      threshold: this.config.oldestOrderSeconds,
      description: 'Orders come late: look at the number of workers and at the prices service',
    });
    alarm('NoPrices', {
      metric: workers.prices.metricRunningTaskCount(),
      comparison: 'LessThanThreshold',
      threshold: 1,
      evaluationPeriods: 3,
      treatMissingData: 'breaching',
      description: 'Nobody answers for prices, so no order is accepted',
    });
    for (const [alarmId, { deadLetterQueue }] of [
      ['NotNotified', events.notifier],
      ['NotRecorded', events.recorder],
    ] as const) {
      if (deadLetterQueue === undefined) continue;
      alarm(alarmId, {
        metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible(),
        threshold: 1,
        description: 'What follows from an order did not happen: the dead letter says for which',
      });
    }
    alarm('CountErrors', {
      metric: events.counter.metricErrors(),
      threshold: 1,
      description: 'The counts fall behind: look at the log of the function',
    });
    alarm('NotArchived', {
      metric: events.archive.delivery.metricDeliveryToS3DataFreshness(),
      threshold: LATE_ARCHIVE_SECONDS,
      description: 'Events are not archived, and the stream keeps them for a day only',
    });
  }

  private alarmTopic(): IAlarmAction {
    if (this.config.alarmTopicArn !== undefined) {
      return Topic.fromTopicAttributes(this, 'Alarms', { topicArn: this.config.alarmTopicArn });
    }
    const alarms = new Topic(this, 'Alarms');
    this.output('alarm-topic-arn', alarms.topicArn, 'Subscribe here to learn of alarms');
    return alarms;
  }

  private output(id: string, value: string, description: string): void {
    new TerraformOutput(this, id, { value, description, staticId: true });
  }
}
