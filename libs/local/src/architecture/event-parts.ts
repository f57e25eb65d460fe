import type { Schedule } from '@archway/aws';
import type { PolicySource } from '../authorize/policy';
import type { Pattern } from '../pattern/pattern';
import type { Part } from './architecture';

export interface BusPart extends Part {
  /** `default`, or the name of a custom bus. */
  readonly busName: string;
  readonly busArn: string;
  readonly region: string;
  readonly policy?: PolicySource;
}

/** What a target receives in place of the event. */
export type TargetInput =
  | { readonly kind: 'event' }
  /** The text itself. */
  | { readonly kind: 'constant'; readonly text: string }
  /** A part of the event, such as `$.detail`. */
  | { readonly kind: 'path'; readonly path: string }
  | {
      readonly kind: 'transformer';
      readonly paths: Readonly<Record<string, string>>;
      readonly template: string;
    };

export interface EventTargetPart extends Part {
  readonly targetId: string;
  readonly arn: string;
  readonly input: TargetInput;
  /** The role that EventBridge takes to call the target; undefined where the target's policy decides. */
  readonly roleArn?: string;
  readonly deadLetterArn?: string;
  readonly messageGroupId?: string;
}

export interface RulePart extends Part {
  readonly ruleName: string;
  readonly ruleArn: string;
  readonly busName: string;
  readonly enabled: boolean;
  readonly pattern?: Pattern;
  readonly schedule?: Schedule;
  readonly targets: readonly EventTargetPart[];
}

/** When a schedule of EventBridge Scheduler fires. */
export type Timing = Schedule | { readonly kind: 'at'; readonly wallTime: number };

export interface SchedulePart extends Part {
  readonly scheduleArn: string;
  readonly timing: Timing;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly target: Omit<EventTargetPart, 'input'>;
  /** The text that the target receives; undefined for Scheduler's own event. */
  readonly input?: string;
  /** How an event bus receives the input: as the detail of an event of this source and type. */
  readonly event?: { readonly source: string; readonly detailType: string };
}
