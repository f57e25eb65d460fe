import type { IKey, LogRetentionDays } from '@archway/core';
import { encryptLogGroup } from '@archway/core';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';

export interface AccessLogsProps {
  /** The name of the API. */
  readonly name: string;
  /**
   * @default 30
   */
  readonly logRetentionDays?: LogRetentionDays;
  /**
   * @default - CloudWatch's own encryption
   */
  readonly logEncryptionKey?: IKey;
}

/** The log group of a stage: `prefix` and the name of its API. */
export function accessLogs(
  scope: Construct,
  prefix: string,
  props: AccessLogsProps,
): CloudwatchLogGroup {
  const name = `${prefix}${props.name.replace(/[^\w./#-]/g, '-')}`;
  const group = new CloudwatchLogGroup(scope, 'Logs', {
    name,
    retentionInDays: props.logRetentionDays ?? 30,
  });
  const { logEncryptionKey } = props;
  if (logEncryptionKey) encryptLogGroup(group, logEncryptionKey, name);
  return group;
}
