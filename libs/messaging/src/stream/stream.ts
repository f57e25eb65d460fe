import { KinesisResourcePolicy } from '@cdktf/provider-aws/lib/kinesis-resource-policy';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { KinesisStreamConsumer } from '@cdktf/provider-aws/lib/kinesis-stream-consumer';
import type { IGrantable, IKey, PolicyStatement } from '@archway/core';
import {
  notMatching,
  notWhole,
  physicalName,
  PolicyDocument,
  problemIf,
  protectState,
  rejectProps,
} from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { StreamAttributes } from './imported-stream';
import { ImportedStream } from './imported-stream';
import { StreamBase } from './stream-base';

const LONGEST_NAME = 128;

/** The numbers are those of https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html. */
const MOST_CONSUMERS = 20;

export interface StreamProps {
  /**
   * 1 to 128 letters, digits, `_`, `-` and `.`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly streamName?: string;

  /**
   * How many shards there are, each of which takes 1 MB or 1000 records a second.
   *
   * @default - on demand: as many as the records need
   */
  readonly shardCount?: number;

  /**
   * How long records are kept, in hours, 24 to 8760.
   *
   * @default 24
   */
  readonly retentionPeriodHours?: number;

  /**
   * A customer managed key for the records.
   *
   * @default - the key that AWS manages for Kinesis
   */
  readonly encryptionKey?: IKey;
}

/** A Kinesis data stream. It is encrypted, and has as many shards as its records need. */
export class Stream extends StreamBase {
  /** A stream that others deploy. What would have to change there becomes a warning. */
  static fromStreamAttributes(
    scope: Construct,
    id: string,
    attributes: StreamAttributes,
  ): StreamBase {
    return new ImportedStream(scope, id, attributes);
  }

  readonly streamArn: string;
  readonly streamName: string;
  readonly encryptionKey?: IKey;
  private readonly document = new PolicyDocument();
  private readonly consumers: StreamConsumer[] = [];
  private policy?: KinesisResourcePolicy;

  constructor(scope: Construct, id: string, props: StreamProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'Stream', props);
    rejectProps(this, [
      notMatching(
        'streamName',
        props.streamName,
        /^[A-Za-z0-9_.-]{1,128}$/,
        "1 to 128 letters, digits, '_', '-' and '.'",
      ),
      notWhole('shardCount', props.shardCount, 1, Number.MAX_SAFE_INTEGER),
      notWhole('retentionPeriodHours', props.retentionPeriodHours, 24, 8_760),
    ]);
    const { shardCount, encryptionKey } = props;
    this.encryptionKey = encryptionKey;
    const resource = new KinesisStream(this, 'Default', {
      name: props.streamName ?? physicalName(this, LONGEST_NAME),
      shardCount,
      streamModeDetails: { streamMode: shardCount === undefined ? 'ON_DEMAND' : 'PROVISIONED' },
      retentionPeriod: props.retentionPeriodHours,
      encryptionType: 'KMS',
      kmsKeyId: encryptionKey?.keyArn ?? 'alias/aws/kinesis',
    });
    protectState(resource);
    this.streamArn = resource.arn;
    this.streamName = resource.name;
  }

  /** A reader that gets 2 MB a second from each shard for itself. */
  addConsumer(id: string): StreamConsumer {
    rejectProps(this, [
      problemIf(
        this.consumers.length >= MOST_CONSUMERS,
        `a stream must have at most ${MOST_CONSUMERS} consumers, got ${this.consumers.length + 1}`,
      ),
    ]);
    const consumer = new StreamConsumer(this, id, this);
    this.consumers.push(consumer);
    return consumer;
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy ??= new KinesisResourcePolicy(this, 'Policy', {
      resourceArn: this.streamArn,
      policy: '',
    });
    this.policy.policy = this.document.toJson();
  }
}

/** A reader of a stream with throughput of its own (enhanced fan-out). */
export class StreamConsumer extends Construct {
  readonly consumerArn: string;

  constructor(
    scope: Construct,
    id: string,
    readonly stream: StreamBase,
  ) {
    super(scope, id);
    const resource = new KinesisStreamConsumer(this, 'Default', {
      name: physicalName(this, LONGEST_NAME),
      streamArn: stream.streamArn,
    });
    this.consumerArn = resource.arn;
  }

  /** Allows `grantee` to read through this consumer. */
  grantRead(grantee: IGrantable): void {
    this.stream.grantRead(grantee);
    grantee.addToIdentityPolicy({
      actions: ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'],
      resources: [this.consumerArn],
    });
  }
}
