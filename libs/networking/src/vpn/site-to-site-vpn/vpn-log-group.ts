import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { IKey } from '@archway/core';
import { dependOn, environmentOf, formatArn } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { VpnLogs } from './site-to-site-vpn-props';

/** Makes the log group of a VPN's tunnels. */
export function addLogGroup(
  scope: Construct,
  { logGroupName = defaultName(scope), retentionDays = 30, encryptionKey }: VpnLogs,
  provider: TerraformProvider | undefined,
): CloudwatchLogGroup {
  const group = new CloudwatchLogGroup(scope, 'LogGroup', {
    name: logGroupName,
    retentionInDays: retentionDays,
    kmsKeyId: encryptionKey?.keyArn,
    provider,
  });
  if (encryptionKey !== undefined) {
    allowLogs(encryptionKey, scope, logGroupName);
    // CloudWatch tries the key when the group is made, so its policy must stand before.
    dependOn(group, [encryptionKey]);
  }
  return group;
}

/**
 * Below `/aws/vendedlogs/`, groups share one entry of CloudWatch's resource policy, whose size is limited.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
function defaultName(scope: Construct): string {
  const path = scope.node.path.replaceAll(/[^.\-_/#A-Za-z0-9]/g, '-');
  return `/aws/vendedlogs/vpn/${environmentOf(scope).stage}/${path}`;
}

/**
 * Lets CloudWatch use a key for one log group. It names the group in the encryption context, not in `aws:SourceArn`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function allowLogs(key: IKey, scope: Construct, logGroupName: string): void {
  const { partition, region } = environmentOf(scope);
  const service = `logs.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
  const groupArn = formatArn(scope, { service: 'logs', resource: `log-group:${logGroupName}` });
  key.addToResourcePolicy({
    principals: { services: [service] },
    actions: [
      'kms:Decrypt*',
      'kms:Describe*',
      'kms:Encrypt*',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
    ],
    resources: ['*'],
    conditions: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': groupArn } },
  });
}
