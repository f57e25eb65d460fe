import type { DeliveryStreamPart } from '../architecture/stream-parts';
import { AwsError } from '../aws-error/aws-error';
import type { World } from '../engine/world';
import type { Kinesis } from '../kinesis/kinesis';
import type { LogStore } from '../logs/log-store';
import type { Principal, RolePrincipal, ServicePrincipal } from '../principal/principal';
import type { S3 } from '../s3/s3';
import { StreamReader } from '../streams/stream-reader';
import { DeliveryStream } from './delivery-stream';
import type { FirehoseApi } from './firehose-api';

/** Sizes and counts of "Amazon Data Firehose quota". */
const MOST_RECORD_BYTES = 1_024_000;
const MOST_RECORDS = 500;
const READ_AT_ONCE = 500;

/** What Firehose does to a bucket when it begins, besides writing ("Grant Firehose access to an Amazon S3 destination"). */
const BUCKET_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
const OBJECT_ACTIONS = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'];

/** Amazon Data Firehose: delivery streams of the Terraform that end in buckets. */
export class Firehose implements FirehoseApi {
  private readonly streams: readonly DeliveryStream[];
  private readers: StreamReader[] = [];

  constructor(
    private readonly world: World,
    parts: readonly DeliveryStreamPart[],
    s3: S3,
    logs: LogStore,
    private readonly kinesis: Kinesis,
    private readonly mayAssume: (service: ServicePrincipal, roleArn: string) => boolean,
  ) {
    this.streams = parts.map((part) => new DeliveryStream(world, part, s3, logs));
  }

  /** Reads the sources from now on; what Firehose asks for at the beginning is asked for. */
  start(asksAhead: boolean): void {
    for (const stream of this.streams) {
      if (asksAhead) this.check(stream);
      const { source } = stream.part;
      const live = source && this.kinesis.streamOf(source.streamArn);
      if (source === undefined || live === undefined) continue;
      const principal: RolePrincipal = { ...stream.principal, roleArn: source.roleArn };
      if (!this.takes(stream, source.roleArn)) continue;
      if (!this.kinesis.mayRead(principal, source.streamArn)) continue;
      const reader = new StreamReader(
        this.world,
        live,
        {
          batchSize: READ_AT_ONCE,
          batchingWindowSeconds: 0,
          parallelizationFactor: 1,
          bisects: false,
          startingPosition: 'LATEST',
          filters: [],
        },
        stream,
      );
      reader.start();
      this.readers.push(reader);
    }
  }

  get hasWork(): boolean {
    return this.readers.some(({ hasWork }) => hasWork);
  }

  /** The ARNs of the delivery streams. */
  get arns(): readonly string[] {
    return this.streams.map(({ arn }) => arn);
  }

  /** @returns the ids of the records */
  putRecords(
    principal: Principal,
    deliveryStreamName: string,
    records: readonly Buffer[],
    action: 'firehose:PutRecord' | 'firehose:PutRecordBatch',
    uploads = this.world.uploadsOf(principal),
  ): readonly string[] {
    const stream = this.streams.find(({ part }) => part.deliveryStreamName === deliveryStreamName);
    if (stream === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        400,
        `Firehose ${deliveryStreamName} under account ${this.world.accountId} not found.`,
      );
    }
    const { address } = stream.part;
    const access = { action, resource: stream.arn, address };
    this.world.guard.require(principal, access, 'AccessDeniedException', uploads);
    if (stream.part.source !== undefined) {
      throw new AwsError(
        'InvalidArgumentException',
        400,
        'This operation is not permitted on KinesisStreamAsSource delivery stream type.',
      );
    }
    if (records.length < 1 || records.length > MOST_RECORDS) {
      throw new AwsError('ValidationException', 400, `Records must be 1 to ${MOST_RECORDS}.`);
    }
    if (records.some(({ length }) => length > MOST_RECORD_BYTES)) {
      throw new AwsError('ValidationException', 400, 'A record must have at most 1000 KiB.');
    }
    for (const data of records) stream.add(data, uploads);
    return records.map(() => this.world.random.uuid());
  }

  private takes({ part, arn }: DeliveryStream, roleArn: string): boolean {
    const service: ServicePrincipal = {
      kind: 'service',
      service: 'firehose.amazonaws.com',
      sourceArn: arn,
      sourceAccount: this.world.accountId,
    };
    return part.roleArn !== roleArn ? true : this.mayAssume(service, roleArn);
  }

  /** Asks for all that Firehose is to be allowed, so that what is missing shows before anything fails. */
  private check(stream: DeliveryStream): void {
    const { bucketArn, address } = stream.part;
    const asks = (action: string, resource: string): unknown =>
      this.world.guard.allows(stream.principal, { action, resource, address });
    for (const action of BUCKET_ACTIONS) asks(action, bucketArn);
    for (const action of OBJECT_ACTIONS) asks(action, `${bucketArn}/local`);
    stream.mayLog();
  }
}
