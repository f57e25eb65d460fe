import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { IKey, Problem } from '@archway/core';
import { dependOn, environmentOf, formatArn, notMatching, notOneOf } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** Days that CloudWatch Logs can keep events; 0 keeps them for ever. */
export const LOG_RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
  3288, 3653,
] as const;

/** A log group of a construct's own. */
export interface LogGroupOptions {
  /**
   * How long records are kept, in days: one of the numbers that CloudWatch Logs has. 0 is for ever.
   *
   * @default 30
   */
  readonly retentionDays?: (typeof LOG_RETENTION_DAYS)[number];

  /**
   * 1 to 512 letters, digits and `.-_/#`.
   *
   * @default - what writes into it, the stage and the construct's path
   */
  readonly logGroupName?: string;

  /**
   * Its policy is told to let CloudWatch Logs use it for the log group; in another region than the stack's it has to
   * say so itself.
   *
   * @default - CloudWatch's own encryption
   */
  readonly encryptionKey?: IKey;
}

/** What is wrong with a log group, which `prop` holds. */
export function* logGroupProblems(prop: string, options: LogGroupOptions): Generator<Problem> {
  yield notOneOf<number>(`${prop}.retentionDays`, options.retentionDays, LOG_RETENTION_DAYS);
  yield notMatching(
    `${prop}.logGroupName`,
    options.logGroupName,
    /^[.\-_/#A-Za-z0-9]{1,512}$/,
    '1 to 512 letters, digits and .-_/#',
  );
}

/**
 * Makes the log group below `scope`.
 *
 * @param folder begins a name that is not given. Below `/aws/vendedlogs/`, groups share one entry of CloudWatch's
 *   resource policy, whose size is limited: see
 *   https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export function addLogGroup(
  scope: Construct,
  folder: string,
  { logGroupName = nameBelow(folder, scope), retentionDays = 30, encryptionKey }: LogGroupOptions,
  provider: TerraformProvider | undefined,
): CloudwatchLogGroup {
  const group = new CloudwatchLogGroup(scope, 'LogGroup', {
    name: logGroupName,
    retentionInDays: retentionDays,
    kmsKeyId: encryptionKey?.keyArn,
    provider,
  });
  if (encryptionKey !== undefined && provider === undefined) {
    allowLogs(encryptionKey, scope, logGroupName);
    // CloudWatch tries the key when the group is made, so its policy must stand before.
    dependOn(group, [encryptionKey]);
  }
  return group;
}

/** The region has one set of log group names: the stage keeps two deployments of a stack apart. */
function nameBelow(folder: string, scope: Construct): string {
  const path = scope.node.path.replaceAll(/[^.\-_/#A-Za-z0-9]/g, '-');
  return `${folder}/${environmentOf(scope).stage}/${path}`;
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
