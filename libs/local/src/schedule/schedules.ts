import type { RulePart, SchedulePart, Timing } from '../architecture/event-parts';
import { serviceFor, type World } from '../engine/world';
import { eventBody, wholeSeconds } from '../events/event-body';
import type { EventBridge } from '../events/event-bridge';
import { deliverToTarget } from '../events/target-delivery';
import type { Principal, ServicePrincipal } from '../principal/principal';
import { nextRun } from './next-run';

/** Something that fires by itself. */
interface Timer {
  readonly name: string;
  readonly timing: Timing;
  readonly timeZone?: string;
  readonly endsAt?: number;
  /** A rate counts from here. */
  readonly since: number;
  fire(uploads: readonly string[]): void;
}

/** Fires rules with a schedule and the schedules of EventBridge Scheduler, by the cloud's clock. */
export class Schedules {
  private timers: readonly Timer[] = [];

  constructor(
    private readonly world: World,
    private readonly rules: readonly RulePart[],
    private readonly schedules: readonly SchedulePart[],
    private readonly eventBridge: EventBridge,
    /** Whether a role may be taken by a service; a denial goes on the trace. */
    private readonly mayAssume: (service: ServicePrincipal, roleArn: string) => boolean,
  ) {}

  /** From now on they fire. Nothing waits for them: a cloud with schedules alone is idle. */
  start(): void {
    const now = this.world.clock.now();
    this.timers = [...this.ruleTimers(now), ...this.scheduleTimers(now)];
    for (const timer of this.timers) this.arm(timer);
  }

  /** When each has fired at least once more, in milliseconds; undefined where none will. */
  get allFiredAt(): number | undefined {
    const next = this.timers.flatMap((timer) => this.nextOf(timer) ?? []);
    return next.length === 0 ? undefined : Math.max(...next);
  }

  private arm(timer: Timer): void {
    const { clock, activity } = this.world;
    const next = this.nextOf(timer);
    if (next === undefined) return;
    activity.timer(next - clock.now(), () => {
      timer.fire([`${timer.name} at ${new Date(next).toISOString()}`]);
      this.arm(timer);
    });
  }

  private nextOf({ timing, timeZone, endsAt, since }: Timer): number | undefined {
    const now = Math.max(this.world.clock.now(), since - 1);
    const zone = timeZone === undefined ? {} : { timeZone };
    const next = nextRun(timing, now, { since, ...zone });
    return next !== undefined && endsAt !== undefined && next > endsAt ? undefined : next;
  }

  private ruleTimers(since: number): readonly Timer[] {
    return this.rules.flatMap((rule) =>
      rule.schedule === undefined || !rule.enabled
        ? []
        : [
            {
              name: rule.ruleName,
              timing: rule.schedule,
              since,
              fire: (uploads) => this.eventBridge.fire(rule, uploads),
            } satisfies Timer,
          ],
    );
  }

  private scheduleTimers(now: number): readonly Timer[] {
    return this.schedules.flatMap((part) =>
      part.enabled
        ? [
            {
              name: part.target.targetId,
              timing: part.timing,
              timeZone: part.timeZone,
              since: Math.max(part.startsAt ?? now, now),
              ...(part.endsAt === undefined ? {} : { endsAt: part.endsAt }),
              fire: (uploads) => this.fire(part, uploads),
            } satisfies Timer,
          ]
        : [],
    );
  }

  private fire(part: SchedulePart, uploads: readonly string[]): void {
    const { world } = this;
    const { scheduleArn, target } = part;
    const eventId = world.random.uuid();
    const service = serviceFor(world, 'scheduler.amazonaws.com', scheduleArn);
    const roleArn = target.roleArn ?? '';
    if (!this.mayAssume(service, roleArn)) return;
    const role: Principal = { kind: 'role', functionName: target.targetId, roleArn };
    deliverToTarget(world, this.eventBridge.targets, {
      target,
      text: this.textOf(part, eventId),
      sourceArn: scheduleArn,
      principal: role,
      deadLetterPrincipal: role,
      eventId,
      uploads,
    });
  }

  /** What the target receives: a bus takes the input as the detail of an event. */
  private textOf(part: SchedulePart, eventId: string): string {
    const text = this.inputOf(part, eventId);
    const { event } = part;
    if (event === undefined) return text;
    const { source, detailType } = event;
    return `{"source":${JSON.stringify(source)},"detail-type":${JSON.stringify(detailType)},"resources":[],"detail":${text}}`;
  }

  /** What is given, with Scheduler's own words in it, else Scheduler's event. */
  private inputOf({ input, scheduleArn }: SchedulePart, eventId: string): string {
    const { world } = this;
    if (input === undefined) {
      const event = eventBody(world, {
        id: eventId,
        detailType: 'Scheduled Event',
        source: 'aws.scheduler',
        resources: [scheduleArn],
        detail: '{}',
      });
      return JSON.stringify(event);
    }
    const time = wholeSeconds(new Date(world.clock.now()));
    return input
      .replaceAll('<aws.scheduler.schedule-arn>', scheduleArn)
      .replaceAll('<aws.scheduler.scheduled-time>', time)
      .replaceAll('<aws.scheduler.execution-id>', eventId)
      .replaceAll('<aws.scheduler.attempt-number>', '1');
  }
}
