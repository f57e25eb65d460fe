import type { IAlarmAction } from '@archway/core';
import { isOpen, notMatching, physicalName, problemIf, rejectProps } from '@archway/core';
import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/** An alarm that others are made of. */
export interface NamedAlarm {
  readonly alarmName: string;
}

/** When it rings: with any of several alarms, with all of them, or while one is silent. */
export type AlarmRule =
  | NamedAlarm
  | { readonly allOf: readonly AlarmRule[] }
  | { readonly anyOf: readonly AlarmRule[] }
  | { readonly not: AlarmRule };

export interface CompositeAlarmProps {
  readonly rule: AlarmRule;

  /** What has happened when this alarm rings, and what to do then: 1 to 1024 characters. */
  readonly description: string;

  /**
   * 1 to 255 characters.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly alarmName?: string;

  /**
   * Who is told when the alarm rings. At most five.
   *
   * @default - nobody
   */
  readonly actions?: readonly IAlarmAction[];

  /**
   * Who is told when all is well again. At most five.
   *
   * @default - nobody
   */
  readonly okActions?: readonly IAlarmAction[];
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
const LONGEST_NAME = 255;
const MOST_ALARMS = 100;
const MOST_ACTIONS = 5;

/** Rings once for what several alarms see of one trouble. */
export class CompositeAlarm extends Construct {
  readonly alarmArn: string;
  readonly alarmName: string;

  constructor(scope: Construct, id: string, props: CompositeAlarmProps) {
    super(scope, id);
    declaredProps.check(this, 'CompositeAlarm', props);
    const { rule, description, actions = [], okActions = [] } = props;
    const alarms = alarmsOf(rule);
    rejectProps(this, [
      notMatching('alarmName', props.alarmName, /^.{1,255}$/, `1 to ${LONGEST_NAME} characters`),
      problemIf(
        !isOpen(description) && (description === '' || description.length > 1_024),
        `description must have 1 to 1024 characters, got ${description.length}`,
      ),
      problemIf(
        alarms.length === 0 || alarms.length > MOST_ALARMS,
        `rule must name 1 to ${MOST_ALARMS} alarms, got ${alarms.length}`,
      ),
      problemIf(hasEmpty(rule), 'rule must name an alarm in each allOf and anyOf, got none'),
      ...[actions, okActions].map((each) =>
        problemIf(
          each.length > MOST_ACTIONS,
          `actions and okActions must be at most ${MOST_ACTIONS}, got ${each.length}`,
        ),
      ),
    ]);
    const alarm = new CloudwatchCompositeAlarm(this, 'Default', {
      alarmName: props.alarmName ?? physicalName(this, LONGEST_NAME),
      alarmDescription: description,
      alarmRule: render(rule),
    });
    this.alarmArn = alarm.arn;
    this.alarmName = alarm.alarmName;
    alarm.alarmActions = actions.map((action) => action.bindAlarm(this.alarmArn).actionArn);
    alarm.okActions = okActions.map((action) => action.bindAlarm(this.alarmArn).actionArn);
  }
}

function parts(rule: AlarmRule): readonly AlarmRule[] {
  if ('allOf' in rule) return rule.allOf;
  if ('anyOf' in rule) return rule.anyOf;
  return 'not' in rule ? [rule.not] : [];
}

function alarmsOf(rule: AlarmRule): readonly NamedAlarm[] {
  return 'alarmName' in rule ? [rule] : parts(rule).flatMap(alarmsOf);
}

function hasEmpty(rule: AlarmRule): boolean {
  return !('alarmName' in rule) && (parts(rule).length === 0 || parts(rule).some(hasEmpty));
}

function render(rule: AlarmRule): string {
  if ('alarmName' in rule) return `ALARM("${rule.alarmName}")`;
  if ('not' in rule) return `NOT (${render(rule.not)})`;
  return parts(rule)
    .map((part) => ('alarmName' in part ? render(part) : `(${render(part)})`))
    .join('allOf' in rule ? ' AND ' : ' OR ');
}
