import type { IKey, LogRetentionDays } from '@archway/core';
import {
  encryptLogGroup,
  LOG_RETENTION_DAYS,
  notMatching,
  notOneOf,
  rejectProps,
} from '@archway/core';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

export interface LogGroupProps {
  /** 1 to 512 letters, digits and `_ - / . #`. */
  readonly logGroupName: string;

  /**
   * @default 30
   */
  readonly retentionDays?: LogRetentionDays;

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
    declaredProps.check(this, 'LogGroup', props);
    const { logGroupName, encryptionKey } = props;
    rejectProps(this, [
      notMatching(
        'logGroupName',
        logGroupName,
        /^[\w./#-]{1,512}$/,
        "1 to 512 letters, digits and '_', '-', '/', '.' and '#'",
      ),
      notOneOf('retentionDays', props.retentionDays, LOG_RETENTION_DAYS),
    ]);
    const group = new CloudwatchLogGroup(this, 'Default', {
      name: logGroupName,
      retentionInDays: props.retentionDays ?? 30,
    });
    this.logGroupArn = group.arn;
    this.logGroupName = group.name;
    if (encryptionKey !== undefined) encryptLogGroup(group, encryptionKey, logGroupName);
  }
}
