import { FlowLog as AwsFlowLog } from '@cdktf/provider-aws/lib/flow-log';
import type { FlowLogConfig } from '@cdktf/provider-aws/lib/flow-log';
import {
  dependOn,
  isOpen,
  notMatching,
  notOneOf,
  problemIf,
  rejectProps,
  show,
} from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { notDeliveryPrefix } from '../log-delivery/delivery-bucket';
import { logGroupProblems } from '../log-delivery/log-group';
import { deliverTo } from './deliver-to';
import type { FlowLogDestination } from './flow-log-destination';

/** Whose traffic is recorded, by identifier. */
export type FlowLogSource =
  | { readonly vpcId: string }
  | { readonly subnetId: string }
  | { readonly networkInterfaceId: string }
  | { readonly transitGatewayId: string }
  | { readonly transitGatewayAttachmentId: string };

/** What can be said of a flow log wherever it comes from. */
export interface FlowLogOptions {
  /**
   * @default - a log group of its own that keeps records for 30 days
   */
  readonly destination?: FlowLogDestination;

  /**
   * Which traffic: `REJECT` alone shows what is turned away. A Transit Gateway records everything.
   *
   * @default 'ALL'
   */
  readonly trafficType?: 'ALL' | 'ACCEPT' | 'REJECT';

  /**
   * Over how many seconds packets become one record: 60 or 600. A Transit Gateway always takes 60.
   *
   * @default 600
   */
  readonly maxAggregationIntervalSeconds?: 60 | 600;

  /**
   * The fields of a record, each as `${name}` with a blank between them, in AWS's own spelling.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
   * @default - AWS's format of version 2
   */
  readonly logFormat?: string;
}

export interface FlowLogProps extends FlowLogOptions {
  readonly source: FlowLogSource;

  /**
   * Which region of the stack's account the source is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/** Records who speaks with whom, and what is turned away. */
export class FlowLog extends Construct {
  readonly flowLogId: string;
  readonly flowLogArn: string;
  /** The log group, where records go to one. */
  readonly logGroupName?: string;

  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    declaredProps.check(this, 'FlowLog', props);
    const { source, destination = { to: 'cloudwatch' }, provider } = props;
    rejectProps(this, [...problemsOf(props)]);
    const delivery = deliverTo(this, destination, provider);
    this.logGroupName = delivery.logGroupName;
    const log = new AwsFlowLog(this, 'Default', {
      ...sourceArguments(source),
      ...(isTransit(source)
        ? { maxAggregationInterval: 60 }
        : {
            trafficType: props.trafficType ?? 'ALL',
            maxAggregationInterval: props.maxAggregationIntervalSeconds ?? 600,
          }),
      ...delivery.arguments,
      logFormat: escapeFormat(props.logFormat),
      provider,
      tags: { Name: this.node.path },
    });
    dependOn(log, delivery.dependencies);
    this.flowLogId = log.id;
    this.flowLogArn = log.arn;
  }
}

function* problemsOf(props: FlowLogProps) {
  const { source, destination, trafficType, maxAggregationIntervalSeconds } = props;
  yield notOneOf('trafficType', trafficType, ['ALL', 'ACCEPT', 'REJECT']);
  yield notOneOf('maxAggregationIntervalSeconds', maxAggregationIntervalSeconds, [60, 600]);
  yield notMatching(
    'logFormat',
    props.logFormat,
    /^\$\{[a-z0-9-]+\}( \$\{[a-z0-9-]+\})*$/,
    'fields such as ${srcaddr} ${dstaddr} with a blank between them',
  );
  if (isTransit(source)) {
    yield problemIf(
      trafficType !== undefined,
      `trafficType must be left out for a Transit Gateway, got ${show(trafficType)}`,
    );
    yield problemIf(
      maxAggregationIntervalSeconds === 600,
      'maxAggregationIntervalSeconds must be 60 for a Transit Gateway, got 600',
    );
  }
  if (destination?.to === 'cloudwatch') yield* logGroupProblems('destination', destination);
  if (destination?.to === 's3') {
    yield notDeliveryPrefix('destination.prefix', destination.prefix);
  }
}

/** Terraform would read `${srcaddr}` as an expression of its own. */
function escapeFormat(format: string | undefined): string | undefined {
  return isOpen(format) ? format : format.replaceAll('${', () => '$${');
}

function isTransit(source: FlowLogSource): boolean {
  return 'transitGatewayId' in source || 'transitGatewayAttachmentId' in source;
}

function sourceArguments(source: FlowLogSource): Partial<FlowLogConfig> {
  return 'networkInterfaceId' in source ? { eniId: source.networkInterfaceId } : source;
}
