import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { formatArn } from '../arn/arn';
import { dependOn } from '../dependency/dependency';
import { environmentOf } from '../environment/environment';
import type { IKey } from '../interfaces/key';

/**
 * For how many days CloudWatch Logs can keep events. 0, which keeps them for ever, is not among them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922,
  3_288, 3_653,
] as const;

export type LogRetentionDays = (typeof LOG_RETENTION_DAYS)[number];

/**
 * Lets CloudWatch Logs use the key of a log group, and makes the group after the key's policy: CloudWatch tries the key
 * when the group is made. It names the group in the encryption context, not in `aws:SourceArn`.
 *
 * @param logGroupName the group's name, which the key's policy has to state
 * @param region where the group is; @default - the stack's region
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function encryptLogGroup(
  group: CloudwatchLogGroup,
  key: IKey,
  logGroupName: string,
  region: string = environmentOf(group).region,
): void {
  const { partition } = environmentOf(group);
  group.kmsKeyId = key.keyArn;
  key.addToResourcePolicy({
    principals: {
      services: [`logs.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`],
    },
    actions: [
      'kms:Decrypt*',
      'kms:Describe*',
      'kms:Encrypt*',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
    ],
    resources: ['*'],
    conditions: {
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': formatArn(group, {
          service: 'logs',
          region,
          resource: `log-group:${logGroupName}`,
        }),
      },
    },
  });
  dependOn(group, [key]);
}
