import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogStream } from '@cdktf/provider-aws/lib/cloudwatch-log-stream';
import { KinesisFirehoseDeliveryStream } from '@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream';
import type {
  IGrantable,
  ISubscriptionTarget,
  ITopic,
  Metric,
  SubscriptionEndpoint,
} from '@archway/core';
import {
  dependOn,
  environmentOf,
  formatArn,
  onlyFrom,
  physicalName,
  recordHop,
  rejectProps,
  Role,
} from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { DeliveryStreamProps } from './delivery-stream-props';
import { deliveryStreamProblems } from './delivery-stream-rules';

const LONGEST_NAME = 64;

/** Keeps records in a bucket, compressed, with a log of what could not be delivered. */
export class DeliveryStream extends Construct implements ISubscriptionTarget {
  readonly deliveryStreamArn: string;
  readonly deliveryStreamName: string;
  readonly role: Role;
  private readonly name: string;

  constructor(scope: Construct, id: string, props: DeliveryStreamProps) {
    super(scope, id);
    declaredProps.check(this, 'DeliveryStream', props);
    rejectProps(this, deliveryStreamProblems(props));
    const { bucket, source, partitionKeys } = props;
    this.name = props.deliveryStreamName ?? physicalName(this, LONGEST_NAME);
    const arn = formatArn(this, { service: 'firehose', resource: `deliverystream/${this.name}` });
    this.role = new Role(this, 'Role', {
      assumedBy: 'firehose.amazonaws.com',
      assumeConditions: onlyFrom(arn, environmentOf(this).accountId),
    });
    const resource = new KinesisFirehoseDeliveryStream(this, 'Default', {
      name: this.name,
      destination: 'extended_s3',
      kinesisSourceConfiguration: source && {
        kinesisStreamArn: source.streamArn,
        roleArn: this.role.roleArn,
      },
      // A stream has the encryption of its source.
      serverSideEncryption: source ? undefined : { enabled: true, keyType: 'AWS_OWNED_CMK' },
      extendedS3Configuration: {
        bucketArn: bucket.bucketArn,
        roleArn: this.role.roleArn,
        prefix: props.prefix,
        errorOutputPrefix: props.errorOutputPrefix ?? 'failed/!{firehose:error-output-type}/',
        bufferingInterval: props.bufferingIntervalSeconds ?? 300,
        bufferingSize: props.bufferingSizeMib ?? (partitionKeys ? 64 : 5),
        compressionFormat: props.compression ?? 'GZIP',
        kmsKeyArn: bucket.encryptionKey?.keyArn,
        cloudwatchLoggingOptions: this.logs(props),
        dynamicPartitioningConfiguration: partitionKeys && { enabled: true },
        processingConfiguration: processingOf(props),
      },
    });
    this.allow(props);
    dependOn(resource, [this.role]);
    this.deliveryStreamArn = resource.arn;
    this.deliveryStreamName = resource.name;
    if (source) recordHop(source, { target: this });
    recordHop(this, { target: bucket });
  }

  /** Allows `grantee` to put records. */
  grantPutRecords(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({
      actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
      resources: [this.deliveryStreamArn],
    });
    recordHop(grantee, { target: this });
  }

  /**
   * Lets a topic put what is published into the bucket, with a role for this topic only.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/prereqs-kinesis-data-firehose.html
   */
  bindSubscription(topic: ITopic): SubscriptionEndpoint {
    const role = new Role(this, `For-${topic.node.path.split('/').slice(1).join('-')}`, {
      assumedBy: 'sns.amazonaws.com',
      assumeConditions: onlyFrom(topic.topicArn, environmentOf(this).accountId),
    });
    role.addToIdentityPolicy({
      actions: [
        'firehose:DescribeDeliveryStream',
        'firehose:ListDeliveryStreams',
        'firehose:ListTagsForDeliveryStream',
        'firehose:PutRecord',
        'firehose:PutRecordBatch',
      ],
      resources: [this.deliveryStreamArn],
    });
    return {
      protocol: 'firehose',
      endpointArn: this.deliveryStreamArn,
      subscriptionRoleArn: role.roleArn,
      fifo: false,
      dependencies: [role],
    };
  }

  /** How old the oldest record is that is not yet in the bucket, in seconds. */
  metricDeliveryToS3DataFreshness(): Metric {
    return {
      namespace: 'AWS/Firehose',
      metricName: 'DeliveryToS3.DataFreshness',
      dimensions: { DeliveryStreamName: this.name },
      statistic: 'Maximum',
    };
  }

  /** https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html */
  private allow({ bucket, source, transformation }: DeliveryStreamProps): void {
    this.role.addToIdentityPolicy({
      actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      resources: [bucket.bucketArn],
    });
    this.role.addToIdentityPolicy({
      actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
      resources: [`${bucket.bucketArn}/*`],
    });
    bucket.encryptionKey?.grantEncryptDecrypt(this.role);
    source?.grantRead(this.role);
    if (transformation) {
      this.role.addToIdentityPolicy({
        actions: ['lambda:InvokeFunction'],
        resources: [transformation.functionArn, `${transformation.functionArn}:*`],
      });
    }
  }

  private logs({ logRetentionDays }: DeliveryStreamProps) {
    const group = new CloudwatchLogGroup(this, 'Logs', {
      name: `/aws/kinesisfirehose/${this.name}`,
      retentionInDays: logRetentionDays ?? 30,
    });
    const stream = new CloudwatchLogStream(this, 'LogStream', {
      name: 'delivery',
      logGroupName: group.name,
    });
    this.role.addToIdentityPolicy({
      actions: ['logs:PutLogEvents'],
      resources: [`${group.arn}:log-stream:*`],
    });
    return { enabled: true, logGroupName: group.name, logStreamName: stream.name };
  }
}

function processingOf({ transformation, partitionKeys }: DeliveryStreamProps) {
  const processors = [
    ...(transformation
      ? [
          {
            type: 'Lambda',
            parameters: [
              {
                parameterName: 'LambdaArn',
                parameterValue: `${transformation.functionArn}:$LATEST`,
              },
            ],
          },
        ]
      : []),
    ...(partitionKeys
      ? [
          {
            type: 'MetadataExtraction',
            parameters: [
              { parameterName: 'JsonParsingEngine', parameterValue: 'JQ-1.6' },
              { parameterName: 'MetadataExtractionQuery', parameterValue: jqOf(partitionKeys) },
            ],
          },
          {
            type: 'AppendDelimiterToRecord',
            parameters: [{ parameterName: 'Delimiter', parameterValue: '\\n' }],
          },
        ]
      : []),
  ];
  return processors.length === 0 ? undefined : { enabled: true, processors };
}

function jqOf(partitionKeys: Readonly<Record<string, string>>): string {
  return `{${Object.entries(partitionKeys)
    .map(([name, expression]) => `${name}:${expression}`)
    .join(',')}}`;
}
