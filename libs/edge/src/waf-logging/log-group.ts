import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { IKey } from '@archway/core';
import {
  encryptLogGroup,
  environmentOf,
  formatArn,
  physicalName,
  PolicyDocument,
} from '@archway/core';
import { Construct } from 'constructs';
import { regionOf } from '../us-east-1/us-east-1';

interface WafLogGroupProps {
  readonly retentionDays: number;
  readonly encryptionKey?: IKey;
  readonly provider?: AwsProvider;
}

/** CloudWatch Logs' own limit is 512; this leaves the name readable. */
const LONGEST_NAME = 128;

/** A log group that AWS WAF may write to. */
export class WafLogGroup extends Construct {
  readonly logGroupArn: string;
  /** What has to stand before AWS WAF accepts the log group. */
  readonly policy: CloudwatchLogResourcePolicy;

  constructor(scope: Construct, id: string, props: WafLogGroupProps) {
    super(scope, id);
    const { provider, encryptionKey } = props;
    const { accountId, region: ownRegion } = environmentOf(this);
    const region = regionOf(this, provider) ?? ownRegion;
    const logGroupName = `aws-waf-logs-${physicalName(this, LONGEST_NAME)}`;
    const group = new CloudwatchLogGroup(this, 'Default', {
      provider,
      name: logGroupName,
      retentionInDays: props.retentionDays,
    });
    if (encryptionKey !== undefined) encryptLogGroup(group, encryptionKey, logGroupName, region);
    this.logGroupArn = group.arn;
    const document = new PolicyDocument();
    document.add({
      sid: 'LogDelivery',
      principals: { services: ['delivery.logs.amazonaws.com'] },
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${group.arn}:*`],
      conditions: {
        ArnLike: { 'aws:SourceArn': formatArn(this, { service: 'logs', region, resource: '*' }) },
        StringEquals: { 'aws:SourceAccount': accountId },
      },
    });
    this.policy = new CloudwatchLogResourcePolicy(this, 'Policy', {
      provider,
      policyName: logGroupName,
      policyDocument: document.toJson(),
    });
  }
}
