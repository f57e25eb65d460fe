import type { Function } from '@archway/compute';
import { NodeFunction } from '@archway/compute';
import type { ITopic } from '@archway/core';
import { Table } from '@archway/data';
import { KinesisEventSource, Pipe, Stream } from '@archway/messaging';
import { Construct } from 'constructs';
import type { OrdersConfig } from '../config/config';
import { Archive } from './archive';

export interface EventsProps {
  readonly config: OrdersConfig;
  /** The table whose new items are orders. */
  readonly orders: Table;
  readonly notifications: ITopic;
  /** The handlers of the functions. */
  readonly functionEntry: (name: 'clicks' | 'counts') => string;
}

const NEW_ORDERS = [{ eventName: ['INSERT'] }];

/** The order as others learn of it. Who gets it twice sees the same `deduplicationId`. */
const NOTIFICATION = JSON.stringify({
  deduplicationId: '<$.dynamodb.NewImage.orderId.S>',
  orderId: '<$.dynamodb.NewImage.orderId.S>',
  sku: '<$.dynamodb.NewImage.sku.S>',
  quantity: '<$.dynamodb.NewImage.quantity.N>',
  totalCents: '<$.dynamodb.NewImage.totalCents.N>',
  acceptedAt: '<$.dynamodb.NewImage.acceptedAt.S>',
});

const EVENT = JSON.stringify({
  eventId: '<$.dynamodb.NewImage.orderId.S>',
  at: '<$.dynamodb.NewImage.acceptedAt.S>',
  sku: '<$.dynamodb.NewImage.sku.S>',
  quantity: '<$.dynamodb.NewImage.quantity.N>',
});

/** What the records of the stream are told apart by. */
const ORDERS = [{ data: { sku: [{ exists: true }] } }];
const CLICKS = [{ data: { page: [{ exists: true }] } }];

/**
 * What follows from an order, and from a click. Everything of an order starts at the table's stream, so that nothing
 * happens for one that is not kept, and everything for one that is.
 */
export class Events extends Construct {
  readonly notifier: Pipe;
  readonly recorder: Pipe;
  readonly stream: Stream;
  readonly counts: Table;
  readonly counter: Function;
  readonly clickCounter: Function;
  readonly archive: Archive;

  constructor(scope: Construct, id: string, props: EventsProps) {
    super(scope, id);
    const { config, orders, notifications } = props;
    const { logRetentionDays } = config;
    this.notifier = new Pipe(this, 'Notifier', {
      source: { table: orders, maximumRetryAttempts: 100 },
      filters: NEW_ORDERS,
      inputTemplate: NOTIFICATION,
      target: { topic: notifications },
      logRetentionDays,
    });
    this.stream = new Stream(this, 'Stream', { retentionPeriodHours: 24 });
    this.recorder = new Pipe(this, 'Recorder', {
      source: { table: orders, maximumRetryAttempts: 100 },
      filters: NEW_ORDERS,
      inputTemplate: EVENT,
      target: { stream: this.stream, partitionKey: '$.dynamodb.Keys.orderId.S' },
      logRetentionDays,
    });
    this.counts = new Table(this, 'Counts', {
      partitionKey: { name: 'id', type: 'S' },
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: !config.deleteDataOnDestroy,
    });
    this.counter = new NodeFunction(this, 'Counter', {
      entry: props.functionEntry('counts'),
      description: 'Counts orders in the minute of their acceptance',
      environment: { TABLE_NAME: this.counts.tableName },
      logRetentionDays,
    });
    this.counts.grantWriteData(this.counter, { operations: ['PutItem', 'UpdateItem'] });
    this.counter.addEventSource(new KinesisEventSource(this.stream, { filters: ORDERS }));
    this.clickCounter = new NodeFunction(this, 'ClickCounter', {
      entry: props.functionEntry('clicks'),
      description: 'Counts clicks in the minute in which they came',
      environment: { TABLE_NAME: this.counts.tableName },
      logRetentionDays,
    });
    this.counts.grantWriteData(this.clickCounter, { operations: ['PutItem'] });
    this.clickCounter.addEventSource(
      new KinesisEventSource(this.stream, { filters: CLICKS, tumblingWindowSeconds: 60 }),
    );
    this.archive = new Archive(this, 'Archive', {
      stream: this.stream,
      logRetentionDays,
      forceDestroy: config.deleteDataOnDestroy ?? false,
    });
  }
}
