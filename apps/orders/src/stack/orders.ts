import { AccountLogging, RestApi } from '@archway/api';
import type { IAlarmAction } from '@archway/core';
import { acceptRisk, AwsStack, movedFrom } from '@archway/core';
import { Table } from '@archway/data';
import { Queue, Topic } from '@archway/messaging';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { OrdersConfig } from '../config/config';
import type { ImageName } from './artifacts';
import { raiseAlarms } from './alarms';
import { functionEntry, imageFolder } from './artifacts';
import { showAll } from './dashboard';
import { Events } from './events';
import { addOrderRoutes } from './order-routes';
import { PrivateNetwork } from './private-network';
import { Workers } from './workers';

/** What the app's code is deployed from. */
export interface Artifacts {
  readonly imageFolder: (image: ImageName) => string;
  readonly functionEntry: (name: 'clicks' | 'counts') => string;
}

/** Longer than a message takes with the slowest answer of the price service; the worker renews it meanwhile. */
const VISIBILITY_TIMEOUT_SECONDS = 90;
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
    artifacts: Artifacts = { imageFolder, functionEntry },
  ) {
    super(scope, id, config.stack);
    const { queue, deadLetters } = this.queues();
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'orderId', type: 'S' },
      stream: 'NEW_IMAGE',
      deletionProtection: !config.deleteDataOnDestroy,
    });
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

    const { topic, shipping, undelivered } = this.notifications();
    const events = new Events(this, 'Events', {
      config,
      orders: table,
      notifications: topic,
      functionEntry: artifacts.functionEntry,
    });
    const api = new RestApi(this, 'Api', {
      accountLogging: new AccountLogging(this, 'ApiLogging'),
      throttle: { rateLimitPerSecond: 200, burstLimit: 400 },
      logRetentionDays: config.logRetentionDays,
    });
    addOrderRoutes(api, {
      queue,
      table,
      queueKind: config.queueKind ?? 'standard',
      stream: events.stream,
    });
    const watched = { api, queue, deadLetters, undelivered, shipping, workers, events };
    raiseAlarms(this, watched, config, this.alarmTopic());
    showAll(this, watched, config);

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

  private queues(): { readonly queue: Queue; readonly deadLetters: Queue } {
    const fifo = this.config.queueKind === 'fifo';
    const deadLetters = new Queue(this, 'DeadLetters', {
      fifo,
      deadLetterQueue: false,
      messageRetentionSeconds: FOURTEEN_DAYS_SECONDS,
    });
    const queue = new Queue(this, 'Queue', {
      // One caller after another would otherwise share what one queue can take.
      fifo: fifo && { deduplicationScope: 'messageGroup', throughputLimit: 'perMessageGroupId' },
      deadLetterQueue: deadLetters,
      visibilityTimeoutSeconds: VISIBILITY_TIMEOUT_SECONDS,
    });
    return { queue, deadLetters };
  }

  /** Who learns of an order: the shipping team by its queue, and whoever has a mail address. */
  private notifications(): Readonly<Record<'shipping' | 'undelivered', Queue>> & {
    readonly topic: Topic;
  } {
    const topic = new Topic(this, 'Notifications');
    const shipping = new Queue(this, 'Shipping');
    acceptRisk(shipping, 'unread-queue', 'the shipping team reads it with software of its own');
    const undelivered = new Queue(this, 'Undelivered', {
      deadLetterQueue: false,
      messageRetentionSeconds: FOURTEEN_DAYS_SECONDS,
    });
    topic.addSubscription(shipping, { rawMessageDelivery: true, deadLetterQueue: undelivered });
    const { mailAddress } = this.config;
    if (mailAddress !== undefined) {
      const mail = topic.addEmailSubscription('Mail', {
        emailAddress: mailAddress,
        deadLetterQueue: undelivered,
      });
      // Another subscription would have to be confirmed again.
      movedFrom(mail, 'Mail');
    }
    return { topic, shipping, undelivered };
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
