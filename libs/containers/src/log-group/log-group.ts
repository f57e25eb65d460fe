import type { IKey, LogRetentionDays } from '@archway/core';
import { encryptLogGroup } from '@archway/core';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';

/** How log groups of this library are kept. */
export interface LogOptions {
  /**
   * @default 30
   */
  readonly logRetentionDays?: LogRetentionDays;

  /**
   * A customer managed key.
   *
   * @default - CloudWatch's own encryption
   */
  readonly logEncryptionKey?: IKey;
}

/** A log group with an end. */
export class LogGroup extends Construct {
  readonly logGroupName: string;
  readonly logGroupArn: string;

  constructor(scope: Construct, id: string, name: string, options: LogOptions = {}) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, 'Default', {
      name,
      retentionInDays: options.logRetentionDays ?? 30,
    });
    if (options.logEncryptionKey) encryptLogGroup(group, options.logEncryptionKey, name);
    this.logGroupName = group.name;
    this.logGroupArn = group.arn;
  }
}
