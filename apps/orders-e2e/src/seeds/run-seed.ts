import {
  ADMINISTRATOR,
  LocalCloud,
  ManualClock,
  Random,
  type Architecture,
  type TraceEvent,
} from '@archway/local';
import { CodeRunner } from './function-runner';
import type { Scenario } from './scenario';
import { WorkerRunner } from './worker-runner';

type Item = Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;

/** Everything that is there in the end. */
export interface Ending {
  readonly orders: readonly Item[];
  readonly counts: readonly Item[];
  /** Bodies, by the queue's name in the stack. */
  readonly messages: Readonly<Record<string, readonly { id: string; body: string }[]>>;
  readonly sentIds: readonly string[];
  readonly clicksTaken: number;
  readonly reasons: ReadonlyMap<string, string>;
  readonly trace: readonly TraceEvent[];
  readonly isIdle: boolean;
}

const STEP_MS = 60_000;
/** A message is received five times, 90 seconds apart, and a pipe tries a hundred times. */
const MOST_STEPS = 600;

export async function runSeed(architecture: Architecture, scenario: Scenario): Promise<Ending> {
  const { seed, faults } = scenario;
  const clock = new ManualClock();
  const cloud = LocalCloud.of(architecture, { clock, seed, faults, asksAhead: false });
  const trace: TraceEvent[] = [];
  cloud.onTrace((event) => trace.push(event));
  const reasons = new Map<string, string>();
  const random = new Random(seed + 1);
  const place = { cloud, random, faults: scenario.worker, reasons };
  cloud.start(new CodeRunner(() => cloud), new WorkerRunner(() => place));

  const sentIds: string[] = [];
  for (const { body, idempotencyKey } of scenario.orders) {
    const { messageId } = cloud.sqs.sendMessage(ADMINISTRATOR, {
      queueUrl: queueUrl(architecture, 'Queue'),
      messageBody: body,
      messageAttributes: {
        idempotencyKey: { dataType: 'String', stringValue: idempotencyKey },
      },
    });
    sentIds.push(messageId);
    if (random.chance(0.2)) await clock.advance(random.below(90_000));
  }
  const [stream] = architecture.streams;
  for (const clickId of scenario.clicks) {
    cloud.kinesis.putRecord(ADMINISTRATOR, stream?.streamName ?? '', {
      partitionKey: clickId,
      data: Buffer.from(JSON.stringify({ clickId, page: '/lamps' })),
    });
    if (random.chance(0.3)) await clock.advance(random.below(40_000));
  }
  if (scenario.splits) {
    // Capacity on demand splits shards when it will.
    const live = cloud.kinesis.streamOf(stream?.streamArn ?? '');
    const [shard] = live?.openShards ?? [];
    if (shard !== undefined) live?.split(shard, (shard.range.start + shard.range.end) / 2n);
  }
  await clock.advance(61_000);
  const worker = cloud.ecs.all.find(({ part }) => part.serviceName.includes('Worker'));
  if (scenario.deploys) cloud.ecs.deploy(ADMINISTRATOR, worker?.part.serviceName ?? '');
  let isIdle = false;
  void cloud.idle().then(() => (isIdle = true));
  for (let step = 0; step < MOST_STEPS && !isIdle; step += 1) await clock.advance(STEP_MS);

  const messages: Record<string, readonly { id: string; body: string }[]> = {};
  for (const { address, queueUrl: url } of architecture.queues) {
    messages[address.replace('aws_sqs_queue.', '')] = await drained(cloud, url);
  }
  const ending = {
    orders: items(cloud, architecture, 'aws_dynamodb_table.Table'),
    counts: items(cloud, architecture, 'aws_dynamodb_table.Events'),
    messages,
    sentIds,
    clicksTaken: scenario.clicks.length,
    reasons,
    trace,
    isIdle,
  };
  await cloud.close();
  return ending;
}

function queueUrl({ queues }: Architecture, name: string): string {
  return queues.find(({ address }) => address === `aws_sqs_queue.${name}`)?.queueUrl ?? '';
}

function items(cloud: LocalCloud, { tables }: Architecture, address: string): readonly Item[] {
  const table = tables.find((each) => each.address.startsWith(address));
  const { Items } = cloud.dynamodb.call(ADMINISTRATOR, 'Scan', { TableName: table?.tableName });
  return Items as readonly Item[];
}

async function drained(cloud: LocalCloud, url: string) {
  const all: { id: string; body: string }[] = [];
  for (;;) {
    const found = await cloud.sqs.receiveMessage(ADMINISTRATOR, {
      queueUrl: url,
      maxNumberOfMessages: 10,
      visibilityTimeout: 43_200,
      waitTimeSeconds: 0,
    });
    if (found.length === 0) return all;
    all.push(...found.map(({ messageId, body }) => ({ id: messageId, body })));
  }
}
