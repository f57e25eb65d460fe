import type { IConstruct } from 'constructs';

/** Something that an alarm can tell. */
export interface IAlarmAction extends IConstruct {
  /** Lets the alarm act here, and says where that is. */
  bindAlarm(alarmArn: string): { readonly actionArn: string };
}
