import type { World } from '../engine/world';
import type { StreamMappingPart } from '../architecture/stream-parts';
import type { Principal } from '../principal/principal';
import type { Sns } from '../sns/sns';
import type { Sqs } from '../sqs/sqs';
import type { BatchOutcome, GivenUp, StreamBatch, StreamSink } from '../streams/stream-sink';
import { StreamReader } from '../streams/stream-reader';
import type { StreamSource } from '../streams/stream-source';
import { failuresIn } from './batch-response';
import { errorOf, type FunctionHost, type Outcome } from './function-host';
import { isRecord } from '../pattern/pattern';

/** A state above this ends its window early ("Implementing stateful Kinesis stream processing in Lambda"). */
const MOST_STATE_BYTES = 1024 * 1024;

/** Where records go that are given up. */
export interface FailureTargets {
  readonly sqs: Sqs;
  readonly sns: Sns;
  /** Puts the batch itself into a bucket; false where that is refused. */
  readonly putObject?: (
    principal: Principal,
    bucketArn: string,
    body: string,
    uploads: readonly string[],
  ) => boolean;
}

/** Reads a stream for a function. */
export class StreamMapping implements StreamSink {
  private readonly reader: StreamReader;
  /** The state of the open window of each shard. */
  private readonly states = new Map<string, unknown>();
  private lastOutcome: Outcome | undefined;
  private isEstablished = false;

  constructor(
    private readonly world: World,
    readonly part: StreamMappingPart,
    private readonly source: StreamSource,
    private readonly host: FunctionHost,
    private readonly targets: FailureTargets,
  ) {
    this.reader = new StreamReader(world, source, part.reads, this);
  }

  get arn(): string {
    return this.host.part.functionArn;
  }

  get hasWork(): boolean {
    return this.isEstablished && this.reader.hasWork;
  }

  /** Starts to read, where the function's role may. */
  establish(mayRead: (principal: Principal) => boolean): void {
    const isAllowed = mayRead(this.host.principal());
    if (!this.part.isEnabled || !isAllowed || !this.host.mayAssumeRole()) return;
    this.isEstablished = true;
    this.reader.start();
  }

  /** Asks for what a failure needs, so that a permission that is missing shows before any. */
  checkDestination(): void {
    const arn = this.part.onFailureArn;
    if (arn === undefined) return;
    const service = arn.split(':')[2];
    if (service === 'sqs') this.targets.sqs.mayDeliver(this.host.principal(), arn);
    if (service === 'sns') this.targets.sns.mayPublish(this.host.principal(), arn);
  }

  async deliver(batch: StreamBatch): Promise<BatchOutcome> {
    const numbers = batch.records.map(({ sequenceNumber }) => sequenceNumber);
    const failedIn = (payload: unknown): readonly string[] =>
      this.part.reportsBatchItemFailures ? (failuresIn(payload, numbers) ?? numbers) : [];
    const outcome = await this.host.invoke({
      event: this.eventOf(batch),
      uploads: uploadsOf(batch),
      messageIds: numbers,
      failedIn,
    });
    this.lastOutcome = outcome;
    if (outcome.status === 'throttled') return { status: 'throttled' };
    if (outcome.status !== 'returned') return { status: 'failed' };
    const failed = failedIn(outcome.payload);
    const first = numbers.find((number) => failed.includes(number));
    if (first !== undefined) return { status: 'failed', from: first };
    this.keepState(batch, outcome.payload);
    return { status: 'done' };
  }

  giveUp(batch: StreamBatch, reason: GivenUp, attempts: number): void {
    const uploads = uploadsOf(batch);
    const isSent = this.sendFailure(batch, reason, attempts, uploads);
    const messageId = batch.records[0]?.sequenceNumber ?? batch.shardId;
    for (const { sequenceNumber } of batch.records.length > 0
      ? batch.records
      : [{ sequenceNumber: messageId }]) {
      this.world.trace.emit({
        kind: isSent ? 'dead-lettered' : 'lost',
        messageId: sequenceNumber,
        from: this.source.streamArn,
        to: isSent ? (this.part.onFailureArn ?? this.arn) : this.arn,
        reason: `${this.host.part.functionName} failed ${attempts} times (${reason})`,
        uploads,
      });
    }
  }

  private eventOf({ shardId, records, window }: StreamBatch): object {
    const Records = records.map(({ event }) => ({ ...event, eventID: eventId(event, shardId) }));
    if (window === undefined) return { Records };
    const state = this.states.get(shardId) ?? {};
    return {
      Records,
      shardId,
      eventSourceARN: this.source.streamArn,
      window: { start: isoSeconds(window.start), end: isoSeconds(window.end) },
      state,
      isFinalInvokeForWindow: window.isFinal,
      isWindowTerminatedEarly: Buffer.byteLength(JSON.stringify(state)) > MOST_STATE_BYTES,
    };
  }

  private keepState({ shardId, window }: StreamBatch, payload: unknown): void {
    if (window === undefined) return;
    const before = JSON.stringify(this.states.get(shardId) ?? {});
    const isOver = window.isFinal || Buffer.byteLength(before) > MOST_STATE_BYTES;
    const state = isRecord(payload) ? payload['state'] : undefined;
    if (isOver || state === undefined) this.states.delete(shardId);
    else this.states.set(shardId, state);
  }

  /** What Lambda says of records that it gives up ("Retain discarded batches"). */
  private sendFailure(
    batch: StreamBatch,
    reason: GivenUp,
    attempts: number,
    uploads: readonly string[],
  ): boolean {
    const { onFailureArn } = this.part;
    const { records, shardId } = batch;
    if (onFailureArn === undefined) return false;
    const arrived = (record: (typeof records)[number] | undefined): string =>
      new Date(record?.arrivedAt ?? this.world.clock.now()).toISOString();
    const isTable = this.source.streamArn.split(':')[2] === 'dynamodb';
    const body = JSON.stringify({
      requestContext: {
        requestId: this.world.random.uuid(),
        functionArn: this.arn,
        condition: reason,
        approximateInvokeCount: attempts,
      },
      ...(this.lastOutcome === undefined || attempts === 0
        ? {}
        : {
            responseContext: {
              statusCode: 200,
              executedVersion: '$LATEST',
              functionError:
                this.lastOutcome.status === 'returned'
                  ? 'PartialBatchFailure'
                  : errorOf(this.lastOutcome).errorType,
            },
          }),
      version: '1.0',
      timestamp: new Date(this.world.clock.now()).toISOString(),
      [isTable ? 'DDBStreamBatchInfo' : 'KinesisBatchInfo']: {
        shardId,
        startSequenceNumber: records[0]?.sequenceNumber ?? '',
        endSequenceNumber: records.at(-1)?.sequenceNumber ?? '',
        approximateArrivalOfFirstRecord: arrived(records[0]),
        approximateArrivalOfLastRecord: arrived(records.at(-1)),
        batchSize: records.length,
        streamArn: this.source.streamArn,
      },
    });
    const principal = this.host.principal();
    const { sqs, sns, putObject } = this.targets;
    switch (onFailureArn.split(':')[2]) {
      case 'sqs':
        return sqs.deliver(principal, onFailureArn, { messageBody: body }, uploads) !== undefined;
      case 'sns':
        return (
          sns.deliver(principal, { topicArn: onFailureArn, message: body }, uploads) !== undefined
        );
      default:
        return putObject?.(principal, onFailureArn, body, uploads) ?? false;
    }
  }
}

function uploadsOf({ records }: StreamBatch): readonly string[] {
  return [...new Set(records.flatMap(({ uploads }) => uploads))];
}

/** Records of Kinesis are named by their shard as well. */
function eventId(event: Readonly<Record<string, unknown>>, shardId: string): unknown {
  const { kinesis } = event;
  return isRecord(kinesis) ? `${shardId}:${String(kinesis['sequenceNumber'])}` : event['eventID'];
}

function isoSeconds(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');
}
