import { gzipSync } from 'node:zlib';
import type { DeliveryStreamPart } from '../architecture/stream-parts';
import type { World } from '../engine/world';
import type { LogStore } from '../logs/log-store';
import type { RolePrincipal } from '../principal/principal';
import type { S3 } from '../s3/s3';
import type { BatchOutcome, StreamBatch, StreamSink } from '../streams/stream-sink';
import { objectKey } from './object-key';

/** How long Firehose tries to deliver to S3 before it gives up ("Amazon S3 delivery"), and how often it does here. */
const RETRY_SECONDS = 24 * 3_600;
const RETRY_EVERY_SECONDS = 3_600;

/** One delivery stream: gathers records, and writes them as one object when there are enough or it is time. */
export class DeliveryStream implements StreamSink {
  private gathered: { readonly data: Buffer; readonly uploads: readonly string[] }[] = [];
  private bytes = 0;
  /** Which buffer it is: one that was written is not written again when its time comes. */
  private buffer = 0;

  constructor(
    private readonly world: World,
    readonly part: DeliveryStreamPart,
    private readonly s3: S3,
    private readonly logs: LogStore,
  ) {}

  get arn(): string {
    return this.part.deliveryStreamArn;
  }

  get principal(): RolePrincipal {
    const { deliveryStreamName, roleArn } = this.part;
    return { kind: 'role', functionName: deliveryStreamName, roleArn };
  }

  /** Takes the records of a stream of Kinesis. */
  deliver({ records }: StreamBatch): Promise<BatchOutcome> {
    for (const { event, uploads } of records) {
      const { kinesis } = event as { readonly kinesis?: { readonly data?: string } };
      this.add(Buffer.from(kinesis?.data ?? '', 'base64'), uploads);
    }
    return Promise.resolve({ status: 'done' });
  }

  giveUp({ records }: StreamBatch): void {
    for (const { sequenceNumber, uploads } of records) this.lost(sequenceNumber, uploads);
  }

  add(data: Buffer, uploads: readonly string[]): void {
    const { part, world } = this;
    const line = part.appendsNewline ? Buffer.concat([data, Buffer.from('\n')]) : data;
    this.gathered.push({ data: line, uploads });
    this.bytes += line.length;
    if (this.bytes >= part.bufferingMib * 1024 * 1024) {
      this.flush();
      return;
    }
    if (this.gathered.length > 1) return;
    const own = this.buffer;
    world.activity.later(part.bufferingSeconds * 1000, () => {
      if (own === this.buffer) this.flush();
    });
  }

  private flush(): void {
    const records = this.gathered;
    this.gathered = [];
    this.bytes = 0;
    this.buffer += 1;
    if (records.length === 0) return;
    const body = Buffer.concat(records.map(({ data }) => data));
    const uploads = [...new Set(records.flatMap((record) => record.uploads))];
    this.write(body, uploads, this.world.clock.now());
  }

  private write(body: Buffer, uploads: readonly string[], since: number): void {
    const { part, world } = this;
    const isZipped = part.compression === 'GZIP';
    const key = objectKey(part.prefix, {
      at: world.clock.now(),
      timeZone: part.timeZone,
      deliveryStreamName: part.deliveryStreamName,
      extension: part.fileExtension || (isZipped ? '.gz' : ''),
      unique: world.random.uuid(),
    });
    const bucket = part.bucketArn.split(':').at(-1) ?? '';
    try {
      this.s3.putObject(this.principal, {
        bucket,
        key,
        body: isZipped ? gzipSync(body) : body,
        contentType: 'application/octet-stream',
        ...(isZipped ? { contentEncoding: 'gzip' } : {}),
      });
      world.trace.emit({
        kind: 'delivered',
        messageId: key,
        from: this.arn,
        to: part.bucketArn,
        uploads,
      });
    } catch (error) {
      this.log((error as Error).message);
      if (world.clock.now() - since >= RETRY_SECONDS * 1000) {
        this.lost(key, uploads);
        return;
      }
      world.activity.later(RETRY_EVERY_SECONDS * 1000, () => this.write(body, uploads, since));
    }
  }

  /** Firehose writes why it cannot deliver into the log that the delivery stream names. */
  private log(message: string): void {
    const { logGroupName, logStreamName = 'S3Delivery' } = this.part;
    if (logGroupName === undefined || !this.mayLog()) return;
    const line = JSON.stringify({
      deliveryStreamARN: this.arn,
      destination: this.part.bucketArn,
      message,
      errorCode: 'S3.AccessDenied',
    });
    this.logs.write(logGroupName, logStreamName, this.world.clock.now(), [line]);
  }

  /** Whether the role may write the log; a denial goes on the trace. */
  mayLog(): boolean {
    const { logGroupName, logStreamName, address } = this.part;
    const { world } = this;
    if (logGroupName === undefined) return true;
    const resource = `arn:${world.partition}:logs:${world.region}:${world.accountId}:log-group:${logGroupName}:log-stream:${logStreamName ?? 'S3Delivery'}`;
    return world.guard.allows(this.principal, { action: 'logs:PutLogEvents', resource, address });
  }

  private lost(messageId: string, uploads: readonly string[]): void {
    this.world.trace.emit({
      kind: 'lost',
      messageId,
      from: this.arn,
      to: this.part.bucketArn,
      reason: 'Firehose could not deliver it',
      uploads,
    });
  }
}
