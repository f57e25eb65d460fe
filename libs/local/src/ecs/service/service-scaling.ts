import { breaches } from '../../alarms/judge';
import type { MetricName } from '../../architecture/alarms';
import type { World } from '../../engine/world';
import { evaluateMath } from '../../metric-math/metric-math';
import { nextRun } from '../../schedule/next-run';
import type { MetricQuery, ScalingPart, ScalingPolicyPart } from '../ecs-parts';
import type { EcsService } from './ecs-service';

/** The alarms of target tracking: three minutes above the target, fifteen well below it. */
const MINUTES_ABOVE = 3;
const MINUTES_BELOW = 15;
const WELL_BELOW = 0.9;
const MINUTE_MS = 60_000;

/** What metrics say now; undefined for one without data. */
export type Gauge = (metric: MetricName) => number | undefined;

/** Changes how many tasks a service wants, minute by minute of the cloud's clock. */
export class ServiceScaling {
  private minimum: number;
  private maximum: number;
  private readonly points = new Map<ScalingPolicyPart, (number | undefined)[]>();
  private lastScaledAt = -Infinity;
  private isDue = false;
  private isOpen = false;

  constructor(
    private readonly world: World,
    private readonly part: ScalingPart,
    readonly service: EcsService,
    private readonly gauge: Gauge,
  ) {
    this.minimum = part.minimum;
    this.maximum = part.maximum;
  }

  start(firesSchedules: boolean): void {
    this.isOpen = true;
    this.clamp('the limits of its scaling');
    const since = this.world.clock.now();
    for (const action of firesSchedules ? this.part.scheduledActions : []) {
      const arm = (): void => {
        const now = this.world.clock.now();
        const next = nextRun(action.schedule, now, { since, timeZone: action.timeZone });
        if (next === undefined) return;
        this.world.activity.timer(next - now, () => {
          this.minimum = action.minimum ?? this.minimum;
          this.maximum = action.maximum ?? this.maximum;
          this.clamp(action.address);
          arm();
        });
      };
      arm();
    }
    this.look();
  }

  /** The metrics that decide. */
  get metrics(): readonly MetricName[] {
    return this.part.policies.flatMap(({ queries }) =>
      queries.flatMap(({ metric }) => metric ?? []),
    );
  }

  /** Whether it can give the service a task that it does not have. */
  get mayGrow(): boolean {
    return this.maximum > 0 && this.part.policies.length > 0;
  }

  /** Something happened to what it measures: it is looked at when the minute is over. */
  look(): void {
    if (this.isDue || !this.isOpen || this.part.policies.length === 0) return;
    this.isDue = true;
    const wait = MINUTE_MS - (this.world.clock.now() % MINUTE_MS);
    const values = this.part.policies.map((policy) => this.valueOf(policy) ?? 0);
    const isQuiet = values.every((value) => value === 0);
    const again = (): void => {
      this.isDue = false;
      this.evaluate();
    };
    // Nobody waits for a service to become smaller.
    if (isQuiet) {
      if (this.service.desiredCount > this.minimum) this.world.activity.timer(wait, again);
      else this.isDue = false;
    } else this.world.activity.later(wait, again);
  }

  private evaluate(): void {
    if (!this.isOpen) return;
    for (const policy of this.part.policies) {
      const points = this.points.get(policy) ?? [];
      this.points.set(policy, points);
      points.push(this.valueOf(policy));
      if (points.length > MINUTES_BELOW) points.shift();
      if (policy.kind === 'target') this.track(policy, points);
      else this.stepBy(policy, points);
    }
    this.look();
  }

  private track(
    policy: Extract<ScalingPolicyPart, { kind: 'target' }>,
    points: readonly (number | undefined)[],
  ): void {
    const now = this.world.clock.now();
    const value = points.at(-1);
    if (value === undefined) return;
    const above = points.slice(-MINUTES_ABOVE);
    const isAbove =
      above.length === MINUTES_ABOVE && above.every((each) => (each ?? 0) > policy.target);
    const isBelow =
      points.length === MINUTES_BELOW &&
      points.every((each) => each !== undefined && each < policy.target * WELL_BELOW);
    const wanted = Math.ceil((this.service.desiredCount * value) / policy.target);
    if (isAbove && now - this.lastScaledAt >= policy.scaleOutCooldownSeconds * 1000) {
      this.to(Math.max(wanted, this.service.desiredCount + 1), policy, value);
    } else if (
      isBelow &&
      !policy.isScaleInOff &&
      now - this.lastScaledAt >= policy.scaleInCooldownSeconds * 1000
    ) {
      this.to(Math.min(wanted, this.service.desiredCount - 1), policy, value);
    }
  }

  private stepBy(
    policy: Extract<ScalingPolicyPart, { kind: 'step' }>,
    points: readonly (number | undefined)[],
  ): void {
    const { alarm } = policy;
    const latest = points.slice(-alarm.evaluationPeriods);
    const value = latest.at(-1);
    if (value === undefined || latest.length < alarm.evaluationPeriods) return;
    if (!latest.every((each) => each !== undefined && breaches(alarm, each))) return;
    if (this.world.clock.now() - this.lastScaledAt < policy.cooldownSeconds * 1000) return;
    const over = value - alarm.threshold;
    const step = policy.steps.find(({ lower, upper }) => over >= lower && over < upper);
    if (step === undefined) return;
    const { desiredCount } = this.service;
    const wanted =
      policy.adjustmentType === 'ExactCapacity'
        ? step.adjustment
        : policy.adjustmentType === 'PercentChangeInCapacity'
          ? desiredCount + Math.trunc((desiredCount * step.adjustment) / 100)
          : desiredCount + step.adjustment;
    this.to(wanted, policy, value);
  }

  private to(count: number, policy: ScalingPolicyPart, value: number): void {
    const wanted = Math.min(this.maximum, Math.max(this.minimum, count));
    if (wanted === this.service.desiredCount) return;
    this.lastScaledAt = this.world.clock.now();
    this.service.scaleTo(wanted, `${policy.address}: ${value}`);
  }

  private clamp(reason: string): void {
    const { desiredCount } = this.service;
    const count = Math.min(this.maximum, Math.max(this.minimum, desiredCount));
    if (count !== desiredCount) this.service.scaleTo(count, reason);
  }

  private valueOf({ queries }: ScalingPolicyPart): number | undefined {
    return valueOfQueries(queries, this.gauge);
  }
}

/** The value of the query that is the result. */
export function valueOfQueries(queries: readonly MetricQuery[], gauge: Gauge): number | undefined {
  const values = new Map<string, number | undefined>();
  for (const { id, metric } of queries) if (metric !== undefined) values.set(id, gauge(metric));
  const result = queries.find(({ isResult }) => isResult);
  if (result?.expression !== undefined) return evaluateMath(result.expression, values);
  return result === undefined ? undefined : values.get(result.id);
}
