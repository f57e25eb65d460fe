import type { IBucket } from '@archway/core';
import {
  dependOn,
  environmentOf,
  formatArn,
  notMatching,
  onlyFrom,
  physicalName,
  problemIf,
  rejectProps,
} from '@archway/core';
import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery';
import { CloudwatchLogDeliveryDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination';
import { CloudwatchLogDeliverySource } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source';
import { Construct } from 'constructs';
import { notInUsEast1, US_EAST_1 } from '../../us-east-1/us-east-1';
import type { AccessLogOptions, BucketLogs } from './access-log-options';

const DELIVERY = 'delivery.logs.amazonaws.com';

/** Records of a distribution's requests, delivered by CloudWatch Logs from us-east-1. */
export class AccessLogs extends Construct {
  constructor(scope: Construct, id: string, distributionArn: string, options: AccessLogOptions) {
    super(scope, id);
    const { provider } = options;
    rejectProps(this, [
      notInUsEast1(this, 'the delivery of access logs', provider),
      problemIf(
        options.recordFields !== undefined && options.recordFields.length === 0,
        'recordFields must name a field, got []',
      ),
      notMatching(
        'prefix',
        options.to === 'bucket' ? options.prefix : undefined,
        /^[^/\s{}][^\s{}]*(?<!\/)$/,
        'a prefix without blanks, braces or slashes around it',
      ),
    ]);
    // Named here, not read from the resource: the bucket's policy has to stand before the source does.
    const name = physicalName(this, 60);
    const source = new CloudwatchLogDeliverySource(this, 'Default', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: distributionArn,
      provider,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, 'Destination', {
      name,
      outputFormat: options.format ?? (options.to === 'bucket' ? 'w3c' : 'json'),
      deliveryDestinationConfiguration: [{ destinationResourceArn: destinationOf(options) }],
      provider,
    });
    const delivery = new CloudwatchLogDelivery(this, 'Delivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      recordFields: options.recordFields && [...options.recordFields],
      s3DeliveryConfiguration: options.to === 'bucket' ? [pathOf(options)] : undefined,
      provider,
    });
    if (options.to === 'bucket') {
      this.allowDelivery(options.bucket, options.prefix, name);
      // CloudWatch Logs refuses a delivery to a bucket that does not admit it.
      dependOn(delivery, [options.bucket]);
    }
  }

  private allowDelivery(bucket: IBucket, prefix: string | undefined, sourceName: string): void {
    const { accountId } = environmentOf(this);
    const sourceArn = formatArn(this, {
      service: 'logs',
      region: US_EAST_1,
      resource: `delivery-source:${sourceName}`,
    });
    const conditions = onlyFrom(sourceArn, accountId);
    bucket.addToResourcePolicy({
      principals: { services: [DELIVERY] },
      actions: ['s3:PutObject'],
      resources: [`${bucket.bucketArn}/${prefix ?? `AWSLogs/${accountId}/CloudFront`}/*`],
      conditions: {
        ...conditions,
        StringEquals: {
          ...conditions['StringEquals'],
          's3:x-amz-acl': 'bucket-owner-full-control',
        },
      },
    });
    bucket.encryptionKey?.addToResourcePolicy({
      principals: { services: [DELIVERY] },
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions,
    });
  }
}

function destinationOf(options: AccessLogOptions): string {
  switch (options.to) {
    case 'bucket':
      return options.prefix === undefined
        ? options.bucket.bucketArn
        : `${options.bucket.bucketArn}/${options.prefix}`;
    case 'log-group':
      return options.logGroupArn;
    case 'delivery-stream':
      return options.deliveryStreamArn;
  }
}

/** Both are always said: the provider takes them together or not at all. */
function pathOf({ path, hiveCompatiblePath }: BucketLogs) {
  return {
    suffixPath: path ?? '{DistributionId}/{yyyy}/{MM}/{dd}/{HH}',
    enableHiveCompatiblePath: hiveCompatiblePath ?? false,
  };
}
