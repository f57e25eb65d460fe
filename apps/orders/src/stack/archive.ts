import type { IStream, LogRetentionDays } from '@archway/core';
import { dependOn, environmentOf, formatArn, onlyFrom, physicalName, Role } from '@archway/core';
import { Bucket } from '@archway/storage';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogStream } from '@cdktf/provider-aws/lib/cloudwatch-log-stream';
import { KinesisFirehoseDeliveryStream } from '@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream';
import { Construct } from 'constructs';

export interface ArchiveProps {
  readonly stream: IStream;
  readonly logRetentionDays: LogRetentionDays;
  readonly forceDestroy: boolean;
}

const BUFFER_SECONDS = 300;
const BUFFER_MIB = 64;

/** Every event of a stream, in files of a bucket, a folder for each hour. */
export class Archive extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: ArchiveProps) {
    super(scope, id);
    const { stream } = props;
    this.bucket = new Bucket(this, 'Bucket', {
      forceDestroy: props.forceDestroy,
      // Nobody overwrites a file here.
      versioned: false,
    });
    const name = physicalName(this, 64);
    const logs = new CloudwatchLogGroup(this, 'Logs', {
      name: `/aws/kinesisfirehose/${name}`,
      retentionInDays: props.logRetentionDays,
    });
    const logStream = new CloudwatchLogStream(this, 'LogStream', {
      name: 'delivery',
      logGroupName: logs.name,
    });
    const arn = formatArn(this, { service: 'firehose', resource: `deliverystream/${name}` });
    const role = new Role(this, 'Role', {
      assumedBy: 'firehose.amazonaws.com',
      assumeConditions: onlyFrom(arn, environmentOf(this).accountId),
    });
    stream.grantRead(role);
    role.addToIdentityPolicy({
      actions: [
        's3:AbortMultipartUpload',
        's3:GetBucketLocation',
        's3:ListBucket',
        's3:ListBucketMultipartUploads',
        's3:PutObject',
      ],
      resources: [this.bucket.bucketArn, `${this.bucket.bucketArn}/*`],
    });
    role.addToIdentityPolicy({
      actions: ['logs:PutLogEvents'],
      resources: [`${logs.arn}:*`],
    });
    const delivery = new KinesisFirehoseDeliveryStream(this, 'Default', {
      name,
      destination: 'extended_s3',
      kinesisSourceConfiguration: { kinesisStreamArn: stream.streamArn, roleArn: role.roleArn },
      extendedS3Configuration: {
        bucketArn: this.bucket.bucketArn,
        roleArn: role.roleArn,
        prefix: 'events/!{timestamp:yyyy/MM/dd/HH}/',
        errorOutputPrefix: 'errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/',
        bufferingInterval: BUFFER_SECONDS,
        bufferingSize: BUFFER_MIB,
        compressionFormat: 'GZIP',
        cloudwatchLoggingOptions: {
          enabled: true,
          logGroupName: logs.name,
          logStreamName: logStream.name,
        },
      },
    });
    // Firehose tries its source when it is made.
    dependOn(delivery, [role]);
  }
}
