import { Route53ResolverQueryLogConfig } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config';
import { Route53ResolverQueryLogConfigAssociation } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config-association';
import { dependOn, physicalName, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type {
  CloudWatchDestination,
  FirehoseDestination,
} from '../../flow-log/flow-log-destination';
import type { DeliveryFolder } from '../../log-delivery/delivery-bucket';
import { allowLogDelivery, notDeliveryPrefix } from '../../log-delivery/delivery-bucket';
import { addLogGroup, logGroupProblems } from '../../log-delivery/log-group';
import type { IVpc } from '../../vpc/vpc-reference';

/** Files in a bucket, whose policy is told to let log delivery write. */
export interface QueryLogBucket extends DeliveryFolder {
  readonly to: 's3';
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
    declaredProps.check(this, 'ResolverQueryLog', props);
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
        return addLogGroup(this, '/aws/vendedlogs/route53resolver', destination, provider).arn;
      case 's3':
        return allowLogDelivery(this, destination);
      case 'firehose':
        return destination.deliveryStreamArn;
    }
  }
}

function problemsOf(destination: NonNullable<ResolverQueryLogProps['destination']>) {
  if (destination.to === 'cloudwatch') return [...logGroupProblems('destination', destination)];
  return destination.to === 's3'
    ? [notDeliveryPrefix('destination.prefix', destination.prefix)]
    : [];
}
