import type { World } from '../../engine/world';
import type { ContainerAddress } from '../container-runner';
import type { ServicePart, TaskDefinitionPart } from '../ecs-parts';
import type { EcsTask } from '../task/ecs-task';
import { failureThreshold } from './circuit-breaker';
import { deploymentSteps } from './deployment-steps';

export interface ServiceContext {
  readonly world: World;
  readonly newTask: (
    definition: TaskDefinitionPart,
    service: ServicePart,
    onChange: (task: EcsTask) => void,
  ) => EcsTask;
  readonly onChange: () => void;
}

/** Waits before a task is started again that failed: they grow ("Service throttle logic"). */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Failures in a row after which nobody waits for the service. */
const PATIENCE = 10;

/** One version of a service. */
interface Deployment {
  readonly definition: TaskDefinitionPart;
  readonly number: number;
  failures: number;
  /** `undefined` while it is under way. */
  outcome?: 'COMPLETED' | 'FAILED';
}

/** A service: keeps so many tasks running, and replaces them when it is deployed anew. */
export class EcsService {
  private readonly tasks = new Set<{ readonly task: EcsTask; readonly of: Deployment }>();
  private desired: number;
  private deployment: Deployment;
  private before: Deployment | undefined;
  private isWaiting = false;
  private isLooking = false;
  private isOpen = false;

  constructor(
    private readonly context: ServiceContext,
    readonly part: ServicePart,
    definition: TaskDefinitionPart,
  ) {
    this.desired = part.desiredCount;
    this.deployment = { definition, number: 1, failures: 0 };
  }

  start(): void {
    this.isOpen = true;
    this.look();
  }

  get desiredCount(): number {
    return this.desired;
  }

  get runningTasks(): readonly EcsTask[] {
    return [...this.tasks].map(({ task }) => task).filter(({ state }) => state === 'RUNNING');
  }

  get allTasks(): readonly EcsTask[] {
    return [...this.tasks].map(({ task }) => task);
  }

  get deploymentState(): 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' {
    return this.deployment.outcome ?? 'IN_PROGRESS';
  }

  /** Whether tasks start, stop or wait to. */
  get isBusy(): boolean {
    return this.isLooking || this.allTasks.some(({ state }) => state !== 'RUNNING');
  }

  scaleTo(count: number, reason: string): void {
    if (count === this.desired) return;
    this.desired = count;
    this.context.world.trace.emit({
      kind: 'scaled',
      serviceName: this.part.serviceName,
      desiredCount: count,
      reason,
      uploads: [],
    });
    this.look();
  }

  /** Replaces every task, by tasks of another definition where one is given. */
  deploy(definition: TaskDefinitionPart = this.deployment.definition): void {
    if (this.deployment.outcome === 'COMPLETED') this.before = this.deployment;
    const number = this.deployment.number + 1;
    this.deployment = { definition, number, failures: 0 };
    this.tell('started');
    this.look();
  }

  /** Where its well tasks answer for a port. */
  addressesOf(containerPort: number): readonly ContainerAddress[] {
    return this.runningTasks
      .filter(({ isUnhealthy }) => !isUnhealthy)
      .flatMap((task) => task.addressOf(containerPort) ?? []);
  }

  /** Stops every task, and starts no other. */
  close(): void {
    this.isOpen = false;
    for (const { task } of this.tasks) task.kill('the local run ended');
  }

  private look(): void {
    if (this.isLooking || !this.isOpen) return;
    this.isLooking = true;
    this.context.world.activity.later(0, () => {
      this.isLooking = false;
      this.step();
    });
  }

  private step(): void {
    if (!this.isOpen) return;
    const { part, deployment } = this;
    const alive = [...this.tasks].filter(({ task }) => task.state !== 'STOPPING');
    for (const { task } of alive) {
      if (task.isUnhealthy) task.stop('Task failed container health checks');
    }
    const fresh = alive.filter((each) => each.of === deployment && !each.task.isUnhealthy);
    const old = alive.filter((each) => each.of !== deployment && !each.task.isUnhealthy);
    const steps = deploymentSteps({
      desired: this.desired,
      minimumHealthyPercent: part.minimumHealthyPercent,
      maximumPercent: part.maximumPercent,
      fresh: counted(fresh),
      old: counted(old),
    });
    if (deployment.outcome !== 'FAILED' && !this.isWaiting) {
      for (let count = 0; count < steps.start; count += 1) this.launch(deployment);
    }
    this.stopSome(old, steps.stopOld, `ECS deployment ${deployment.number} replaced it`, true);
    this.stopSome(fresh, steps.stopFresh, 'Scaling activity initiated by the service', false);
    this.checkOutcome(fresh.length, counted(fresh).healthy, old.length);
    this.context.onChange();
  }

  private launch(of: Deployment): void {
    const task = this.context.newTask(of.definition, this.part, (changed) => this.noticed(changed));
    this.tasks.add({ task, of });
    task.start();
  }

  /** A task that protects itself is stopped by no scaling and no deployment. */
  private stopSome(
    candidates: readonly { readonly task: EcsTask }[],
    count: number,
    reason: string,
    illFirst: boolean,
  ): void {
    const order = illFirst
      ? [...candidates].sort((a, b) => Number(a.task.isHealthy) - Number(b.task.isHealthy))
      : candidates;
    for (const { task } of order.filter((each) => !each.task.isProtected).slice(0, count)) {
      task.stop(reason);
    }
    const isHeld = count > 0 && order.some(({ task }) => task.isProtected);
    // Protection ends by itself or by the task; then it is looked at again.
    if (isHeld) this.context.world.activity.timer(60_000, () => this.look());
  }

  private noticed(task: EcsTask): void {
    const entry = [...this.tasks].find((each) => each.task === task);
    if (entry !== undefined && task.state === 'STOPPED') {
      this.tasks.delete(entry);
      this.ended(entry.of, task);
    }
    this.look();
    this.context.world.activity.changed();
  }

  /** A task that ends by itself has failed; its successor waits, longer each time. */
  private ended(of: Deployment, task: EcsTask): void {
    if (of !== this.deployment || !this.isOpen) return;
    if (/^(?:ECS deployment|Scaling activity)/.test(task.stoppedReason)) return;
    of.failures += 1;
    const { circuitBreaker } = this.part;
    const isOver = of.failures >= failureThreshold(this.desired);
    if (circuitBreaker.isOn && isOver && of.outcome === undefined) {
      this.giveUp(of);
      return;
    }
    this.isWaiting = true;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (of.failures - 1), LONGEST_WAIT_MS);
    const again = (): void => {
      this.isWaiting = false;
      this.look();
    };
    const { activity } = this.context.world;
    if (of.failures <= PATIENCE) activity.later(wait, again);
    else activity.timer(wait, again);
  }

  private giveUp(of: Deployment): void {
    of.outcome = 'FAILED';
    this.tell('failed');
    if (!this.part.circuitBreaker.rollsBack || this.before === undefined) return;
    const { definition } = this.before;
    this.deployment = { definition, number: of.number + 1, failures: 0 };
    this.tell('rolled back');
    this.look();
  }

  private checkOutcome(fresh: number, healthy: number, old: number): void {
    const { deployment } = this;
    if (fresh !== this.desired || healthy !== this.desired || old > 0) return;
    deployment.failures = 0;
    if (deployment.outcome === 'COMPLETED') return;
    deployment.outcome = 'COMPLETED';
    this.tell('completed');
  }

  private tell(state: 'started' | 'completed' | 'failed' | 'rolled back'): void {
    this.context.world.trace.emit({
      kind: 'deployment',
      serviceName: this.part.serviceName,
      deployment: this.deployment.number,
      state,
      uploads: [],
    });
  }
}

function counted(tasks: readonly { readonly task: EcsTask }[]) {
  return { all: tasks.length, healthy: tasks.filter(({ task }) => task.isHealthy).length };
}
