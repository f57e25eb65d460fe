import type { IKey } from '@archway/core';
import {
  dependOn,
  formatArn,
  environmentOf,
  notMatching,
  notOneOf,
  rejectProps,
} from '@archway/core';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';

/**
 * For how many days CloudWatch can keep log events.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922,
  3_288, 3_653,
] as const;

export type RetentionDays = (typeof RETENTION_DAYS)[number];

export interface LogGroupProps {
  /** 1 to 512 letters, digits and `_ - / . #`. */
  readonly logGroupName: string;

  /**
   * @default 30
   */
  readonly retentionDays?: RetentionDays;

  /**
   * The customer managed key that the events are encrypted with.
   *
   * @default - CloudWatch's own
   */
  readonly encryptionKey?: IKey;
}

/** A log group that forgets. */
export class LogGroup extends Construct {
  readonly logGroupArn: string;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    const { logGroupName, encryptionKey } = props;
    rejectProps(this, [
      notMatching(
        'logGroupName',
        logGroupName,
        /^[\w./#-]{1,512}$/,
        "1 to 512 letters, digits and '_', '-', '/', '.' and '#'",
      ),
      notOneOf('retentionDays', props.retentionDays, RETENTION_DAYS),
    ]);
    const group = new CloudwatchLogGroup(this, 'Default', {
      name: logGroupName,
      retentionInDays: props.retentionDays ?? 30,
      kmsKeyId: encryptionKey?.keyArn,
    });
    this.logGroupArn = group.arn;
    this.logGroupName = group.name;
    if (encryptionKey !== undefined) {
      allowLogs(encryptionKey, this, logGroupName);
      // CloudWatch tries the key when the group is made, so its policy must stand before.
      dependOn(group, [encryptionKey]);
    }
  }
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
