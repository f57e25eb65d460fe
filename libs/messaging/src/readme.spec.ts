import type { IBucket, IFunction, ISubscriptionTarget, ITable } from '@archway/core';
import { AwsStack, findLoop, Key } from '@archway/core';
import type { Synthesized } from '@archway/testing';
import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
import type { Construct } from 'constructs';
import { PlainBucket } from './plain-bucket/plain-bucket';
import { PlainFunction } from './plain-function/plain-function';
import { PlainTable } from './plain-table/plain-table';
import { TableEventSource } from './stream-event-source/table-event-source';
// #region example
import { Queue, QueueEventSource, Topic } from '@archway/messaging';

/** What is published on the topic waits in the queue until the function has worked on it. */
function resize(scope: Construct, resizer: IFunction): Queue {
  const uploads = new Topic(scope, 'Uploads');
  const pictures = new Queue(scope, 'Pictures');
  uploads.addSubscription(pictures, { rawMessageDelivery: true });
  new QueueEventSource(pictures, { maximumConcurrency: 20 }).bind(resizer);
  return pictures;
}
// #endregion
// #region streams
import { KinesisEventSource, Pipe, Stream } from '@archway/messaging';

/** Counts clicks as they arrive, and publishes what was written to a table. */
function analyze(scope: Construct, counter: IFunction, orders: ITable): void {
  const clicks = new Stream(scope, 'Clicks', { retentionPeriodHours: 48 });
  new KinesisEventSource(clicks, { tumblingWindowSeconds: 60 }).bind(counter);
  new Pipe(scope, 'Outbox', {
    source: { table: orders },
    target: { topic: new Topic(scope, 'Placed') },
    filters: [{ eventName: ['INSERT'] }],
  });
}
// #endregion
// #region events
import { DeliveryStream, EventBus, Rule, Schedule } from '@archway/messaging';

/** Tells the shipping team of orders, keeps all events for a week and all clicks in a bucket. */
function tell(scope: Construct, shipping: Queue, clicks: Stream, archive: IBucket): void {
  const eventBus = new EventBus(scope, 'Bus', { archiveRetentionDays: 7 });
  new Rule(scope, 'Placed', {
    eventBus,
    eventPattern: { source: ['orders'], 'detail-type': ['OrderPlaced'] },
  }).addTarget({ queue: shipping });
  new Schedule(scope, 'Nightly', {
    expression: 'cron(0 3 * * ? *)',
    timezone: 'Europe/Berlin',
    target: { queue: shipping },
  });
  new DeliveryStream(scope, 'Archive', { source: clicks, bucket: archive });
}
// #endregion

const ENVIRONMENT = { accountId: '111122223333', region: 'eu-central-1', stage: 'test' };

function stackWith(build: (scope: AwsStack) => void): AwsStack {
  const stack = new AwsStack(testApp(), 'pictures', ENVIRONMENT);
  build(stack);
  return stack;
}

/** The example of filters in the README. */
function route(uploads: Topic, pictures: ISubscriptionTarget, undelivered: Queue): void {
  // #region filter
  uploads.addSubscription(pictures, {
    filterPolicy: {
      scope: 'MessageBody',
      body: { Records: { s3: { object: { key: [{ suffix: '.png' }, { suffix: '.jpg' }] } } } },
    },
    deadLetterQueue: undelivered,
  });
  // #endregion
}

/** What the constructs can be told, all at once. */
function everything(scope: AwsStack): void {
  const encryptionKey = new Key(scope, 'Secrets');
  const uploads = new Topic(scope, 'Uploads', {
    displayName: 'Uploads',
    encryptionKey,
    signatureVersion: 2,
    activeTracing: true,
    deliveryLogging: {
      protocols: ['application', 'firehose', 'http', 'lambda', 'sqs'],
      successSamplePercent: 5,
    },
  });
  const undelivered = new Queue(scope, 'Undelivered', {
    deadLetterQueue: false,
    messageRetentionSeconds: 1_209_600,
  });
  const pictures = new Queue(scope, 'Pictures', {
    encryptionKey,
    dataKeyReusePeriodSeconds: 600,
    deadLetterQueue: undelivered,
    maxReceiveCount: 3,
    messageRetentionSeconds: 3_600,
    delaySeconds: 1,
    receiveWaitTimeSeconds: 10,
    maximumMessageSizeBytes: 262_144,
  });
  route(uploads, pictures, undelivered);
  uploads.addSubscription(new PlainFunction(scope, 'Watch', 10), {
    filterPolicy: {
      scope: 'MessageAttributes',
      attributes: { kind: ['a', { prefix: 'b' }, { 'anything-but': ['c'] }] },
      $or: [{ width: [{ numeric: ['>', 0, '<=', 5] }] }, { owner: [{ exists: true }] }],
    },
  });
  uploads.bindNotification(new PlainBucket(scope, 'Photos'));
  new QueueEventSource(pictures, {
    batchSize: 100,
    maximumBatchingWindowSeconds: 5,
    maximumConcurrency: 5,
    filters: [{ body: { kind: ['order'] } }],
    eventCountMetrics: true,
  }).bind(new PlainFunction(scope, 'Resize', 30, 5));
  new QueueEventSource(new Queue(scope, 'Bursts'), {
    provisionedPollers: { minimum: 2, maximum: 20 },
    enabled: false,
  }).bind(new PlainFunction(scope, 'Burst', 30));
  orders(scope);
  streams(scope, encryptionKey);
  events(scope);
}

function orders(scope: AwsStack): void {
  const orders = new Topic(scope, 'Orders', {
    fifo: {
      contentBasedDeduplication: true,
      throughputScope: 'MessageGroup',
      archiveRetentionDays: 30,
    },
  });
  const ordered = new Queue(scope, 'Ordered', {
    fifo: {
      contentBasedDeduplication: true,
      deduplicationScope: 'messageGroup',
      throughputLimit: 'perMessageGroupId',
    },
  });
  orders.addSubscription(ordered, { rawMessageDelivery: true });
  new QueueEventSource(ordered, { batchSize: 10 }).bind(new PlainFunction(scope, 'Order', 30));
}

function streams(scope: AwsStack, encryptionKey: Key): void {
  const clicks = new Stream(scope, 'Clicks', {
    streamName: 'clicks',
    shardCount: 2,
    retentionPeriodHours: 48,
    encryptionKey,
  });
  clicks.addToResourcePolicy({
    principals: { aws: ['222233334444'] },
    actions: ['kinesis:PutRecord'],
    resources: [clicks.streamArn],
  });
  new KinesisEventSource(clicks, {
    consumer: clicks.addConsumer('Counts'),
    startingPositionTimestamp: '2026-01-31T12:00:00Z',
    batchSize: 1_000,
    maximumBatchingWindowSeconds: 5,
    maximumRetryAttempts: 'unlimited',
    maximumRecordAgeSeconds: 3_600,
    tumblingWindowSeconds: 60,
    filters: [{ data: { kind: ['click'] } }],
  }).bind(new PlainFunction(scope, 'Count', 30));
  new KinesisEventSource(new Stream(scope, 'Happenings'), { enabled: false }).bind(
    new PlainFunction(scope, 'Keep', 30),
  );
  const table = new PlainTable(scope, 'Outbox');
  new TableEventSource(table).bind(new PlainFunction(scope, 'Project', 30));
  new Pipe(scope, 'ToTopic', {
    source: { table, maximumRecordAgeSeconds: 3_600, parallelizationFactor: 2 },
    target: { topic: new Topic(scope, 'Placed') },
    description: 'What was ordered',
    inputTemplate: '{"id": <$.dynamodb.Keys.id.S>}',
    filters: [{ eventName: ['INSERT'] }],
  });
  new Pipe(scope, 'ToStream', {
    source: { queue: new Queue(scope, 'Late'), batchSize: 100, maximumBatchingWindowSeconds: 1 },
    target: { stream: clicks, partitionKey: '$.body.id' },
    enrichment: new PlainFunction(scope, 'Enrich', 5),
    logLevel: 'TRACE',
    enabled: false,
  });
  new Pipe(scope, 'ToFunction', {
    source: { stream: clicks },
    target: { function: new PlainFunction(scope, 'Work', 5) },
    synchronous: false,
    logLevel: 'OFF',
  });
}

function events(scope: AwsStack): void {
  const eventBus = new EventBus(scope, 'Bus', { archiveRetentionDays: 7 });
  eventBus.addToResourcePolicy({
    principals: { aws: ['222233334444'] },
    actions: ['events:PutEvents'],
    resources: [eventBus.eventBusArn],
  });
  const audited = new Queue(scope, 'Audited');
  const stream = new Stream(scope, 'Copies');
  const rule = new Rule(scope, 'Rule', {
    eventBus,
    eventPattern: { source: ['orders'], detail: { total: [{ numeric: ['>', 100] }] } },
    description: 'Large orders',
    enabled: false,
  });
  rule.addTarget(
    { queue: audited },
    {
      inputTransformer: { inputPaths: { id: '$.detail.id' }, inputTemplate: '{"id": <id>}' },
      maximumRetryAttempts: 3,
      maximumEventAgeSeconds: 60,
    },
  );
  rule.addTarget({ topic: new Topic(scope, 'Large') }, { inputPath: '$.detail' });
  rule.addTarget({ function: new PlainFunction(scope, 'OnLarge', 5) });
  rule.addTarget({ stream, partitionKey: '$.detail.id' });
  rule.addTarget({ eventBus: EventBus.ofAccount(scope, 'Default') });
  new Schedule(scope, 'Nightly', {
    expression: 'cron(0 3 * * ? *)',
    timezone: 'Europe/Berlin',
    target: { queue: audited },
    input: '{"sweep":true}',
    flexibleWindowMinutes: 15,
    description: 'Sweeps',
    startDate: '2030-01-01T00:00:00Z',
    enabled: false,
  });
  new Schedule(scope, 'Hourly', {
    expression: 'rate(1 hour)',
    target: { eventBus, source: 'orders', detailType: 'Sweep' },
    deadLetterQueue: false,
  });
  new DeliveryStream(scope, 'Archive', {
    bucket: new PlainBucket(scope, 'Kept'),
    source: stream,
    prefix: 'orders/!{partitionKeyFromQuery:tenant}/',
    partitionKeys: { tenant: '.tenant' },
    transformation: new PlainFunction(scope, 'Clean', 60),
  });
  const told = new Topic(scope, 'Told');
  told.addEmailSubscription('Mail', { emailAddress: 'orders@example.com', format: 'json' });
  told.addHttpsSubscription('Shop', {
    url: 'https://example.com/orders',
    rawMessageDelivery: true,
    retries: { retries: 5, backoffFunction: 'geometric' },
    maximumReceivesPerSecond: 10,
    confirmationTimeoutMinutes: 5,
  });
  told.addSubscription(
    new DeliveryStream(scope, 'Told records', { bucket: new PlainBucket(scope, 'Told bucket') }),
    { id: 'Kept', rawMessageDelivery: true },
  );
  new DeliveryStream(scope, 'Direct', {
    bucket: new PlainBucket(scope, 'Direct records'),
    bufferingIntervalSeconds: 60,
    bufferingSizeMib: 10,
    compression: 'UNCOMPRESSED',
    logRetentionDays: 7,
  });
}

it('tells people, partners and an archive of orders', () => {
  const stack = readBack(
    stackWith((scope) => {
      const orders = new Topic(scope, 'Orders');
      const archive = new DeliveryStream(scope, 'Archive', {
        bucket: new PlainBucket(scope, 'Kept'),
      });
      // #region outside
      orders.addEmailSubscription('Team', { emailAddress: 'orders@example.com' });
      orders.addHttpsSubscription('Partner', { url: 'https://partner.example.com/orders' });
      orders.addSubscription(archive, { rawMessageDelivery: true });
      // #endregion
    }),
  );
  expect(stack.inventory).toMatchObject({ aws_sns_topic_subscription: 3, aws_sqs_queue: 2 });
});

function pipeline(): Synthesized {
  return readBack(
    stackWith((scope) => {
      resize(scope, new PlainFunction(scope, 'Resize', 30));
    }),
  );
}

it('deploys what its README says', () => {
  const { aws_iam_role, aws_iam_role_policy, aws_lambda_function, ...inventory } =
    pipeline().inventory;
  expect({ aws_iam_role, aws_iam_role_policy, aws_lambda_function }).toEqual({
    aws_iam_role: 1,
    aws_iam_role_policy: 1,
    aws_lambda_function: 1,
  });
  expect(inventory).toEqual({
    aws_lambda_event_source_mapping: 1,
    aws_sns_topic: 1,
    aws_sns_topic_policy: 1,
    aws_sns_topic_subscription: 1,
    aws_sqs_queue: 2,
    aws_sqs_queue_policy: 2,
    aws_sqs_queue_redrive_allow_policy: 1,
  });
});

it('deploys the streams that its README says', () => {
  const stack = readBack(
    stackWith((scope) => {
      analyze(scope, new PlainFunction(scope, 'Count', 30), new PlainTable(scope, 'Orders'));
    }),
  );
  expect(stack.inventory).toMatchObject({
    aws_kinesis_stream: 1,
    aws_lambda_event_source_mapping: 1,
    aws_pipes_pipe: 1,
    aws_sqs_queue: 2,
  });
});

it('deploys the events that its README says', () => {
  const stack = readBack(
    stackWith((scope) => {
      tell(
        scope,
        new Queue(scope, 'Shipping'),
        new Stream(scope, 'Clicks'),
        new PlainBucket(scope, 'Kept'),
      );
    }),
  );
  expect(stack.inventory).toMatchObject({
    aws_cloudwatch_event_archive: 1,
    aws_cloudwatch_event_bus: 1,
    aws_cloudwatch_event_rule: 1,
    aws_cloudwatch_event_target: 1,
    aws_kinesis_firehose_delivery_stream: 1,
    aws_scheduler_schedule: 1,
  });
});

it('knows a function that publishes where it is triggered from', () => {
  stackWith((scope) => {
    const resizer = new PlainFunction(scope, 'Resize', 30);
    const pictures = resize(scope, resizer);
    expect(findLoop(pictures)).toBeUndefined();
    pictures.grantSend(resizer);
    expect(findLoop(pictures)).toEqual([pictures, resizer, pictures]);
  });
});

itPlans('is taken by the real provider, with every setting', () => {
  const plan = planOffline(stackWith(everything));
  expect(plan.at('aws_sqs_queue.Ordered')).toMatchObject({ fifo_queue: true });
  expect(plan.at('aws_sqs_queue.Pictures')).toMatchObject({ visibility_timeout_seconds: 185 });
});
