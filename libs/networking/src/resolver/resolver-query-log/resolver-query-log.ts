import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Route53ResolverQueryLogConfig } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config';
import { Route53ResolverQueryLogConfigAssociation } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config-association';
import type { IBucket } from '@archway/core';
import {
  dependOn,
  environmentOf,
  formatArn,
  notMatching,
  notOneOf,
  physicalName,
  rejectProps,
} from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type {
  CloudWatchDestination,
  FirehoseDestination,
} from '../../flow-log/flow-log-destination';
import { LOG_RETENTION_DAYS } from '../../flow-log/flow-log-destination';
import type { IVpc } from '../../vpc/vpc-reference';

/** Files in a bucket, whose policy is told to let log delivery write. */
export interface QueryLogBucket {
  readonly to: 's3';
  readonly bucket: IBucket;

  /**
   * The folder in the bucket; AWS puts `AWSLogs` below it.
   *
   * @default - the top
   */
  readonly prefix?: string;
}

export interface ResolverQueryLogProps {
  /**
   * Where queries are recorded. Another place is another record: changing it replaces it.
   *
   * @default - a log group of its own that keeps them for 30 days
   */
  readonly destination?: CloudWatchDestination | QueryLogBucket | FirehoseDestination;

  /**
   * Which region of the stack's account the VPCs are in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/** Records which names are asked for in VPCs of one region, and what they were answered with. */
export class ResolverQueryLog extends Construct {
  readonly queryLogConfigId: string;
  /** What a `ResourceShare` shares with other accounts. */
  readonly queryLogConfigArn: string;

  constructor(scope: Construct, id: string, props: ResolverQueryLogProps = {}) {
    super(scope, id);
    const { destination = { to: 'cloudwatch' }, provider } = props;
    rejectProps(this, problemsOf(destination));
    const destinationArn = this.deliverTo(destination, provider);
    const log = new Route53ResolverQueryLogConfig(this, 'Default', {
      name: physicalName(this, 64),
      destinationArn,
      provider,
      tags: { Name: this.node.path },
    });
    if (destination.to === 's3') dependOn(log, [destination.bucket]);
    this.queryLogConfigId = log.id;
    this.queryLogConfigArn = log.arn;
  }

  /** Records what is asked for in a VPC. */
  record(id: string, vpc: IVpc): void {
    new Route53ResolverQueryLogConfigAssociation(this, id, {
      resolverQueryLogConfigId: this.queryLogConfigId,
      resourceId: vpc.vpcId,
      provider: vpc.provider,
    });
  }

  /** Makes what the destination needs, and says where it is. */
  private deliverTo(
    destination: CloudWatchDestination | QueryLogBucket | FirehoseDestination,
    provider: TerraformProvider | undefined,
  ): string {
    switch (destination.to) {
      case 'cloudwatch':
        return this.logGroup(destination, provider).arn;
      case 's3':
        return this.folder(destination);
      case 'firehose':
        return destination.deliveryStreamArn;
    }
  }

  private logGroup(
    destination: CloudWatchDestination,
    provider: TerraformProvider | undefined,
  ): CloudwatchLogGroup {
    const path = this.node.path.replaceAll(/[^.\-_/#A-Za-z0-9]/g, '-');
    // The policy that lets log delivery write covers this prefix once for all groups.
    const name = `/aws/vendedlogs/route53resolver/${environmentOf(this).stage}/${path}`;
    return new CloudwatchLogGroup(this, 'LogGroup', {
      name: destination.logGroupName ?? name,
      retentionInDays: destination.retentionDays ?? 30,
      kmsKeyId: destination.encryptionKey?.keyArn,
      provider,
    });
  }

  /** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-vended-logs-permissions.html */
  private folder({ bucket, prefix }: QueryLogBucket): string {
    const folder = prefix === undefined ? bucket.bucketArn : `${bucket.bucketArn}/${prefix}`;
    const { accountId } = environmentOf(this);
    const principals = { services: ['delivery.logs.amazonaws.com'] };
    const StringEquals = { 'aws:SourceAccount': accountId };
    const ArnLike = {
      'aws:SourceArn': formatArn(this, { service: 'logs', region: '*', resource: '*' }),
    };
    bucket.addToResourcePolicy({
      principals,
      actions: ['s3:PutObject'],
      resources: [`${folder}/AWSLogs/*`],
      conditions: {
        StringEquals: { ...StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
        ArnLike,
      },
    });
    bucket.addToResourcePolicy({
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals, ArnLike },
    });
    return folder;
  }
}

function problemsOf(destination: NonNullable<ResolverQueryLogProps['destination']>) {
  if (destination.to === 'cloudwatch') {
    return [
      notOneOf<number>('destination.retentionDays', destination.retentionDays, LOG_RETENTION_DAYS),
      notMatching(
        'destination.logGroupName',
        destination.logGroupName,
        /^[.\-_/#A-Za-z0-9]{1,512}$/,
        '1 to 512 letters, digits and .-_/#',
      ),
    ];
  }
  return destination.to === 's3'
    ? [
        notMatching(
          'destination.prefix',
          destination.prefix,
          /^(?!\/|AWSLogs(\/|$)).*[^/]$/,
          'a folder without slashes around it, not AWSLogs',
        ),
      ]
    : [];
}
