import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53QueryLog } from '@cdktf/provider-aws/lib/route53-query-log';
import { encryptLogGroup, environmentOf, physicalName, PolicyDocument } from '@archway/core';
import { Construct } from 'constructs';
import type { QueryLoggingOptions } from './hosted-zone-props';
import { US_EAST_1 } from '../us-east-1/us-east-1';
import { onlyForZone } from './zone-arn';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html */
const LONGEST_POLICY_NAME = 255;

/**
 * Records queries in a log group that Route 53 may write.
 *
 * @returns the ARN of the log group
 */
export function logQueries(
  zone: Construct,
  hostedZoneId: string,
  options: QueryLoggingOptions,
  provider: AwsProvider | undefined,
): string {
  const scope = new Construct(zone, 'QueryLog');
  const { logGroupName = nameBelow(zone), encryptionKey } = options;
  const group = new CloudwatchLogGroup(scope, 'LogGroup', {
    name: logGroupName,
    retentionInDays: options.retentionDays ?? 30,
    provider,
  });
  if (encryptionKey !== undefined) encryptLogGroup(group, encryptionKey, logGroupName, US_EAST_1);
  const document = new PolicyDocument();
  document.add({
    principals: { services: ['route53.amazonaws.com'] },
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`${group.arn}:*`],
    conditions: onlyForZone(zone, hostedZoneId),
  });
  const policy = new CloudwatchLogResourcePolicy(scope, 'Policy', {
    policyName: physicalName(scope, LONGEST_POLICY_NAME),
    policyDocument: document.toJson(),
    provider,
  });
  new Route53QueryLog(scope, 'Default', {
    zoneId: hostedZoneId,
    cloudwatchLogGroupArn: group.arn,
    dependsOn: [policy],
  });
  return group.arn;
}

/** The region has one set of log group names: the stage keeps two deployments of a stack apart. */
function nameBelow(zone: Construct): string {
  const path = zone.node.path.replaceAll(/[^.\-_/#A-Za-z0-9]/g, '-');
  return `/aws/route53/${environmentOf(zone).stage}/${path}`;
}
