import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { IKey, LogRetentionDays, Problem } from '@archway/core';
import {
  encryptLogGroup,
  environmentOf,
  LOG_RETENTION_DAYS,
  notMatching,
  notOneOf,
} from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** A log group of a construct's own. */
export interface LogGroupOptions {
  /**
   * How long records are kept, in days: one of the numbers that CloudWatch Logs has. 0 is for ever.
   *
   * @default 30
   */
  readonly retentionDays?: 0 | LogRetentionDays;

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
  yield notOneOf<number>(`${prop}.retentionDays`, options.retentionDays, [
    0,
    ...LOG_RETENTION_DAYS,
  ]);
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
    provider,
  });
  if (encryptionKey === undefined) return group;
  if (provider === undefined) encryptLogGroup(group, encryptionKey, logGroupName);
  else group.kmsKeyId = encryptionKey.keyArn;
  return group;
}

/** The region has one set of log group names: the stage keeps two deployments of a stack apart. */
function nameBelow(folder: string, scope: Construct): string {
  const path = scope.node.path.replaceAll(/[^.\-_/#A-Za-z0-9]/g, '-');
  return `${folder}/${environmentOf(scope).stage}/${path}`;
}
