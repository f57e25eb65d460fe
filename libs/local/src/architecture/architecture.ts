import type { PolicySource } from '../authorize/policy';
import type { LocalFunction } from '../lambda/local-function';
import type { AlarmPart } from './alarms';
import type { PipePart } from '../pipes/pipe-parts';
import type { EcsPart } from '../ecs/ecs-parts';
import type { BusPart, RulePart, SchedulePart } from './event-parts';
import type { DeliveryStreamPart, StreamMappingPart, StreamPart } from './stream-parts';
import type { FunctionUrlPart, HttpApiPart, RestApiPart } from '../api-gateway/parts';
import type { TablePart } from '../dynamodb/table/table-part';
import type { Pattern } from '../pattern/pattern';

/** What every part of the event flow has. */
export interface Part {
  /** The Terraform address. */
  readonly address: string;
  /** The construct's path; the address for Terraform from elsewhere. */
  readonly constructPath: string;
}

/** A key that encrypts a bucket, queue or topic. */
export interface EncryptionKey {
  readonly keyArn: string;
  readonly address: string;
  /**
   * `customer`: a key of these stacks, with its policy. `aws`: an AWS managed key, which no other
   * service may use. `external`: a key that is not in these stacks.
   */
  readonly kind: 'customer' | 'aws' | 'external';
  readonly policy?: PolicySource;
}

/** One rule of a bucket's CORS configuration. */
export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
}

export interface BucketPart extends Part {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly region: string;
  readonly versioning: boolean;
  readonly corsRules: readonly CorsRule[];
  /** Whether it tells the default event bus of everything. */
  readonly tellsEventBridge: boolean;
  readonly policy?: PolicySource;
  readonly encryptionKey?: EncryptionKey;
}

export interface NotificationPart extends Part {
  readonly id: string;
  readonly bucketName: string;
  readonly targetKind: 'topic' | 'queue' | 'function';
  readonly targetArn: string;
  /** Such as `s3:ObjectCreated:*`. */
  readonly events: readonly string[];
  readonly filterPrefix: string;
  readonly filterSuffix: string;
}

export interface RedrivePart {
  readonly deadLetterTargetArn: string;
  /** Receives before a message is moved; queues only. */
  readonly maxReceiveCount: number;
}

export interface QueuePart extends Part {
  readonly queueName: string;
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly region: string;
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly receiveWaitTimeSeconds: number;
  readonly messageRetentionSeconds: number;
  readonly maxMessageBytes: number;
  readonly redrive?: RedrivePart;
  /** The queues that may redrive to this one; undefined: every queue of the account and region. */
  readonly redriveSources?: readonly string[];
  /** What states `redriveSources`. */
  readonly redriveAllowAddress?: string;
  readonly policy?: PolicySource;
  readonly encryptionKey?: EncryptionKey;
}

export interface TopicPart extends Part {
  readonly topicName: string;
  readonly topicArn: string;
  readonly region: string;
  readonly policy?: PolicySource;
  readonly encryptionKey?: EncryptionKey;
}

export interface SubscriptionPart extends Part {
  readonly subscriptionArn: string;
  readonly topicArn: string;
  /** `http` and `https` for an endpoint on this machine. */
  readonly protocol: 'sqs' | 'lambda' | 'http' | 'https';
  readonly endpoint: string;
  readonly rawMessageDelivery: boolean;
  readonly filterPolicy?: Pattern;
  readonly filterPolicyScope: 'MessageAttributes' | 'MessageBody';
  readonly deadLetterTargetArn?: string;
}

export interface MappingPart extends Part {
  readonly functionName: string;
  /** The alias or version that is called. */
  readonly qualifier?: string;
  readonly queueArn: string;
  readonly enabled: boolean;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  /** Invocations at once; undefined: as many as Lambda's pollers start with. */
  readonly maximumConcurrency?: number;
  readonly reportBatchItemFailures: boolean;
  /** A message is taken when one of them matches; empty: every message. */
  readonly filters: readonly Pattern[];
}

export interface RolePart extends Part {
  readonly roleArn: string;
  readonly trust?: PolicySource;
  readonly policies: readonly PolicySource[];
}

export interface FunctionPart extends Part, LocalFunction {
  /** The permissions that `aws_lambda_permission` grants. */
  readonly policy?: PolicySource;
  /** Whether the stacks hold the log group. */
  readonly hasLogGroup: boolean;
  /** Retries of an asynchronous invocation, 0 to 2. */
  readonly maximumRetryAttempts: number;
  readonly onFailureArn?: string;
  readonly onSuccessArn?: string;
  /** The version of each alias and each version: what a qualifier may name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** The event flow that some stacks state, without anything that concerns Terraform. */
export interface Architecture {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly buckets: readonly BucketPart[];
  readonly notifications: readonly NotificationPart[];
  readonly queues: readonly QueuePart[];
  readonly topics: readonly TopicPart[];
  readonly subscriptions: readonly SubscriptionPart[];
  readonly mappings: readonly MappingPart[];
  readonly functions: readonly FunctionPart[];
  readonly roles: readonly RolePart[];
  readonly alarms: readonly AlarmPart[];
  readonly logGroupNames: readonly string[];
  readonly buses: readonly BusPart[];
  readonly rules: readonly RulePart[];
  readonly schedules: readonly SchedulePart[];
  readonly streams: readonly StreamPart[];
  readonly streamMappings: readonly StreamMappingPart[];
  readonly deliveryStreams: readonly DeliveryStreamPart[];
  readonly tables: readonly TablePart[];
  readonly ecs: EcsPart;
  readonly pipes: readonly PipePart[];
  readonly restApis: readonly RestApiPart[];
  readonly httpApis: readonly HttpApiPart[];
  readonly functionUrls: readonly FunctionUrlPart[];
  /** One line for each thing on the event path that is stated and not simulated. */
  readonly notSimulated: readonly string[];
}
