import type { AlarmPart } from '../architecture/alarms';
import type { QueuePart } from '../architecture/architecture';
import { serviceFor, type World } from '../engine/world';
import type { ServicePrincipal } from '../principal/principal';
import type { InvokeAsync, Sns } from '../sns/sns';
import type { Sqs } from '../sqs/sqs';
import { isSame, samplesOf } from './metrics';
import { judge, statisticOf, type AlarmState } from './judge';

interface LiveAlarm {
  readonly part: AlarmPart;
  readonly queue?: QueuePart;
  /** Values since the last look. */
  values: number[];
  readonly points: (number | undefined)[];
  state: AlarmState;
  isDue: boolean;
  /** How often it was looked at since its state changed. */
  looks: number;
}

/**
 * Metric alarms on the cloud's clock. An alarm is looked at when the period ends in which something
 * happened to its metric, and once a period while that goes on; a cloud where nothing happens is idle.
 */
export class Alarms {
  private readonly alarms: readonly LiveAlarm[];

  constructor(
    private readonly world: World,
    parts: readonly AlarmPart[],
    queues: readonly QueuePart[],
    private readonly sqs: Sqs,
    private readonly sns: Sns,
    private readonly invokeAsync: InvokeAsync,
  ) {
    this.alarms = parts.map((part) => {
      const { namespace, dimensions } = part.metric;
      const queue =
        namespace === 'AWS/SQS'
          ? queues.find(({ queueName }) => queueName === dimensions['QueueName'])
          : undefined;
      const state: AlarmState = 'INSUFFICIENT_DATA';
      return {
        part,
        ...(queue && { queue }),
        values: [],
        points: [],
        state,
        isDue: false,
        looks: 0,
      };
    });
  }

  start(): void {
    if (this.alarms.length === 0) return;
    this.world.trace.on((event) => {
      for (const { metric, value } of samplesOf(event)) {
        for (const alarm of this.alarms) {
          if (!isSame(alarm.part.metric, metric)) continue;
          alarm.values.push(value);
          this.due(alarm);
        }
      }
      if (
        event.kind !== 'dead-lettered' &&
        event.kind !== 'delivered' &&
        event.kind !== 'notified'
      ) {
        return;
      }
      for (const alarm of this.alarms) {
        if (alarm.queue?.queueArn === event.to) this.due(alarm);
      }
    });
  }

  /** Asks for what each action needs, so that a permission that is missing shows before any alarm. */
  checkActions(mayInvoke: (principal: ServicePrincipal, functionArn: string) => boolean): void {
    for (const { part } of this.alarms) {
      for (const arn of new Set([...part.alarmActions, ...part.okActions])) {
        if (arn.split(':')[2] === 'sns') this.sns.mayPublish(this.principalOf(part), arn);
        if (arn.split(':')[2] === 'lambda') mayInvoke(this.callerOf(part), arn);
      }
    }
  }

  private due(alarm: LiveAlarm): void {
    if (alarm.isDue) return;
    alarm.isDue = true;
    const periodMs = alarm.part.periodSeconds * 1000;
    const wait = periodMs - (this.world.clock.now() % periodMs);
    this.world.activity.later(wait, () => {
      alarm.isDue = false;
      this.look(alarm);
    });
  }

  private look(alarm: LiveAlarm): void {
    const { part, points } = alarm;
    const gauge = this.gaugeOf(alarm);
    const values = gauge === undefined ? alarm.values : [gauge];
    alarm.values = [];
    points.push(statisticOf(part.statistic, values));
    if (points.length > part.evaluationPeriods) points.shift();
    const before = alarm.state;
    alarm.state = judge(part, points, before);
    if (alarm.state !== before) this.changed(alarm, before);
    alarm.looks = alarm.state === before ? alarm.looks + 1 : 0;
    // A level is looked at until its state stands; a count until nothing has happened for as long.
    const isSettled =
      gauge === undefined
        ? points.every((point) => point === undefined)
        : alarm.looks >= part.evaluationPeriods;
    if (!isSettled) this.due(alarm);
  }

  private gaugeOf({ queue, part }: LiveAlarm): number | undefined {
    const live = queue && this.sqs.queueOf(queue.queueArn);
    if (live === undefined) return undefined;
    return part.metric.name === 'ApproximateAgeOfOldestMessage'
      ? live.oldestAgeSeconds
      : live.counts.visible;
  }

  private changed({ part, state, points }: LiveAlarm, before: AlarmState): void {
    const actions = state === 'ALARM' ? part.alarmActions : state === 'OK' ? part.okActions : [];
    const reason = `${part.metric.name} was ${points.map((point) => point ?? 'missing').join(', ')}`;
    if (state !== 'INSUFFICIENT_DATA' && !(state === 'OK' && before === 'INSUFFICIENT_DATA')) {
      this.world.trace.emit({
        kind: 'alarm',
        alarmName: part.alarmName,
        state,
        reason,
        uploads: [],
      });
    }
    for (const arn of actions) {
      if (arn.split(':')[2] === 'lambda') {
        const event = alarmEvent(this.world, part, { state, before, reason });
        this.invokeAsync(this.callerOf(part), arn, event, []);
      }
      if (arn.split(':')[2] !== 'sns') continue;
      const message = JSON.stringify({
        AlarmName: part.alarmName,
        AWSAccountId: this.world.accountId,
        NewStateValue: state,
        NewStateReason: reason,
        StateChangeTime: new Date(this.world.clock.now()).toISOString(),
        Region: this.world.region,
        AlarmArn: part.alarmArn,
        OldStateValue: before,
      });
      const subject = `${state}: "${part.alarmName}" in ${this.world.region}`;
      this.sns.deliver(this.principalOf(part), { topicArn: arn, subject, message }, []);
    }
  }

  /** CloudWatch calls functions under another name than it publishes. */
  private callerOf({ alarmArn }: AlarmPart): ServicePrincipal {
    return serviceFor(this.world, 'lambda.alarms.cloudwatch.amazonaws.com', alarmArn);
  }

  private principalOf({ alarmArn }: AlarmPart): ServicePrincipal {
    return serviceFor(this.world, 'cloudwatch.amazonaws.com', alarmArn);
  }
}

/** What a function receives that an alarm calls ("Using Amazon CloudWatch alarms", alarm actions). */
function alarmEvent(
  { accountId, region, clock }: World,
  { alarmArn, alarmName }: AlarmPart,
  change: { readonly state: AlarmState; readonly before: AlarmState; readonly reason: string },
): object {
  const time = new Date(clock.now()).toISOString().replace('Z', '+0000');
  return {
    source: 'aws.cloudwatch',
    alarmArn,
    accountId,
    time,
    region,
    alarmData: {
      alarmName,
      state: { value: change.state, reason: change.reason, timestamp: time },
      previousState: { value: change.before },
    },
  };
}
