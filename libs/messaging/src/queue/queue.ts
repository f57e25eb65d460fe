import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { SqsQueueRedriveAllowPolicy } from '@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy';
import type { IKey, IQueue, PolicyStatement, QueueConsumer } from '@archway/core';
import {
  denyInsecureTransport,
  isOpen,
  nameByPath,
  PolicyDocument,
  problemIf,
  protectState,
  recordHop,
  rejectProps,
} from '@archway/core';
import { Annotations } from 'cdktf';
import type { Construct, IDependable } from 'constructs';
import { declaredProps } from '../declared-props';
import type { QueueAttributes } from './imported-queue';
import { ImportedQueue } from './imported-queue';
import { QueueBase } from './queue-base';
import type { QueueProps } from './queue-props';
import { problemsOf } from './queue-rules';
import { recommendedSeconds, visibilityTimeoutFor } from './visibility-timeout';

/** A queue has 80 characters at most, of which the provider adds 26 and `.fifo`. SQS Developer Guide, "Amazon SQS standard queue quotas". */
const LONGEST_NAME_PREFIX = 49;

/** SQS's own default, in seconds: four days. */
const DEFAULT_RETENTION_SECONDS = 345_600;
export const FOURTEEN_DAYS_SECONDS = 1_209_600;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html, RedriveAllowPolicy */
const MOST_SOURCE_QUEUES = 10;

/**
 * A queue with a dead-letter queue. It is encrypted, speaks TLS only, and its one policy lets in nobody but the
 * services that deliver here; identities of the account send and receive by their own policies.
 */
export class Queue extends QueueBase {
  /** A queue that others deploy. What would have to change there becomes a warning. */
  static fromQueueAttributes(scope: Construct, id: string, attributes: QueueAttributes): QueueBase {
    return new ImportedQueue(scope, id, attributes);
  }

  readonly queueArn: string;
  readonly queueUrl: string;
  readonly queueName: string;
  readonly fifo: boolean;
  readonly encryptionKey?: IKey;
  /** Where messages go that nobody could process; `undefined` where that was turned off. */
  readonly deadLetterQueue?: IQueue;
  private readonly resource: SqsQueue;
  private readonly policy: SqsQueuePolicy;
  private readonly document = new PolicyDocument();
  private readonly retentionSeconds: number;
  private readonly visibilityTimeoutSeconds?: number;
  private readonly consumers: QueueConsumer[] = [];
  private readonly sources: IQueue[] = [];
  private redriveAllowPolicy?: SqsQueueRedriveAllowPolicy;

  constructor(scope: Construct, id: string, props: QueueProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'Queue', props);
    rejectProps(this, problemsOf(props));
    const fifo = props.fifo === true ? {} : props.fifo || undefined;
    this.fifo = fifo !== undefined;
    this.encryptionKey = props.encryptionKey;
    this.retentionSeconds = props.messageRetentionSeconds ?? DEFAULT_RETENTION_SECONDS;
    this.visibilityTimeoutSeconds = props.visibilityTimeoutSeconds;
    this.resource = new SqsQueue(this, 'Default', {
      visibilityTimeoutSeconds: props.visibilityTimeoutSeconds,
      messageRetentionSeconds: props.messageRetentionSeconds,
      delaySeconds: props.delaySeconds,
      receiveWaitTimeSeconds: props.receiveWaitTimeSeconds ?? 20,
      maxMessageSize: props.maximumMessageSizeBytes,
      // Terraform refuses the argument beside a key, even where it is false.
      sqsManagedSseEnabled: props.encryptionKey ? undefined : true,
      kmsMasterKeyId: props.encryptionKey?.keyArn,
      kmsDataKeyReusePeriodSeconds: props.dataKeyReusePeriodSeconds,
      fifoQueue: fifo ? true : undefined,
      contentBasedDeduplication: fifo?.contentBasedDeduplication,
      deduplicationScope: fifo?.deduplicationScope,
      fifoThroughputLimit: fifo?.throughputLimit,
    });
    nameByPath(this.resource, 'namePrefix', LONGEST_NAME_PREFIX);
    protectState(this.resource);
    this.queueArn = this.resource.arn;
    this.queueUrl = this.resource.url;
    this.queueName = this.resource.name;
    this.document.add(denyInsecureTransport('sqs:*', [this.queueArn]));
    this.policy = new SqsQueuePolicy(this, 'Policy', {
      queueUrl: this.queueUrl,
      policy: this.document.toJson(),
    });
    this.deadLetterQueue = this.redriveTo(props);
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy.policy = this.document.toJson();
  }

  addConsumer(consumer: QueueConsumer): void {
    this.consumers.push(consumer);
    if (this.visibilityTimeoutSeconds === undefined) {
      this.fitVisibilityTimeout(consumer);
    } else {
      this.checkVisibilityTimeout(this.visibilityTimeoutSeconds, consumer);
    }
  }

  allowRedriveFrom(source: IQueue, sourceRetentionSeconds: number): void {
    this.sources.push(source);
    const own = this.retentionSeconds;
    rejectProps(this, [
      problemIf(
        !isOpen(own) && !isOpen(sourceRetentionSeconds) && own < sourceRetentionSeconds,
        `messageRetentionSeconds must be at least ${sourceRetentionSeconds}, the retention of '${source.node.path}', got ${own}`,
      ),
      problemIf(
        this.sources.length > MOST_SOURCE_QUEUES,
        `a dead-letter queue must have at most ${MOST_SOURCE_QUEUES} sources, got ${this.sources.length}`,
      ),
    ]);
    this.redriveAllowPolicy ??= new SqsQueueRedriveAllowPolicy(this, 'RedriveAllow', {
      queueUrl: this.queueUrl,
      redriveAllowPolicy: '',
    });
    this.redriveAllowPolicy.redriveAllowPolicy = JSON.stringify({
      redrivePermission: 'byQueue',
      sourceQueueArns: this.sources.map(({ queueArn }) => queueArn),
    });
  }

  protected get metricName(): string {
    return this.queueName;
  }

  protected get deliveryDependencies(): readonly IDependable[] {
    return this.encryptionKey ? [this.policy, this.encryptionKey] : [this.policy];
  }

  private redriveTo(props: QueueProps): IQueue | undefined {
    if (props.deadLetterQueue === false) return undefined;
    const target =
      props.deadLetterQueue ??
      new Queue(this, 'DeadLetter', {
        deadLetterQueue: false,
        messageRetentionSeconds: FOURTEEN_DAYS_SECONDS,
        encryptionKey: props.encryptionKey,
        fifo: this.fifo,
      });
    target.allowRedriveFrom(this, this.retentionSeconds);
    this.resource.redrivePolicy = JSON.stringify({
      deadLetterTargetArn: target.queueArn,
      maxReceiveCount: props.maxReceiveCount ?? 5,
    });
    recordHop(this, { target });
    return target;
  }

  private fitVisibilityTimeout(consumer: QueueConsumer): void {
    const seconds = visibilityTimeoutFor(this.consumers);
    if (seconds !== undefined) {
      this.resource.visibilityTimeoutSeconds = seconds;
    }
    if (recommendedSeconds(consumer) === undefined) {
      Annotations.of(this).addWarning(
        `the timeout of '${consumer.path}' is unknown: give visibilityTimeoutSeconds, six times that timeout and its batching window`,
      );
    }
  }

  private checkVisibilityTimeout(given: number, consumer: QueueConsumer): void {
    const recommended = recommendedSeconds(consumer);
    if (isOpen(given) || recommended === undefined) return;
    const timeout = consumer.timeoutSeconds ?? 0;
    rejectProps(this, [
      problemIf(
        given < timeout,
        `visibilityTimeoutSeconds must be at least ${timeout}, the timeout of '${consumer.path}', got ${given}: ` +
          `leave it out, or give ${recommended}`,
      ),
    ]);
    if (given < recommended) {
      Annotations.of(this).addWarning(
        `visibilityTimeoutSeconds is ${given}, below the ${recommended} that '${consumer.path}' needs (six times its ` +
          'timeout and its batching window): a message can be processed twice',
      );
    }
  }
}
