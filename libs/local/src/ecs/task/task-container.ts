import type { World } from '../../engine/world';
import type { ContainerAddress, ContainerExit, RunningContainer } from '../container-runner';
import type { ContainerPart, DependencyCondition } from '../ecs-parts';

/** A container of a task: started once, perhaps checked for its health, ended once. */
export class TaskContainer {
  private running: RunningContainer | undefined;
  private exit: ContainerExit | undefined;
  private health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  private failures = 0;
  private hasBegunToRun = false;
  private readonly waiting = new Set<() => void>();
  private changed: () => void = () => undefined;

  constructor(
    private readonly world: World,
    readonly part: ContainerPart,
    private readonly launch: () => RunningContainer,
  ) {
    this.health = part.healthCheck === undefined ? 'HEALTHY' : 'UNKNOWN';
  }

  get isRunning(): boolean {
    return this.running !== undefined && this.exit === undefined;
  }

  /** Whether it runs, or has done its work. */
  get hasBegun(): boolean {
    return this.hasBegunToRun;
  }

  get isWell(): boolean {
    return this.health === 'HEALTHY';
  }

  get isIll(): boolean {
    return this.health === 'UNHEALTHY';
  }

  /** Resolves when it may count as running. */
  get ready(): Promise<void> {
    return (this.running?.ready ?? Promise.resolve()).then(() => {
      this.hasBegunToRun = true;
    });
  }

  get ended(): Promise<ContainerExit> {
    return this.running?.ended ?? Promise.resolve({ exitCode: null });
  }

  start(changed: () => void): void {
    this.changed = changed;
    const running = this.launch();
    this.running = running;
    void running.ended.then((exit) => {
      this.exit = exit;
      this.tell();
    });
    void running.ready.then(() => this.watch());
    this.tell();
  }

  stop(): void {
    if (this.isRunning) this.running?.stop();
  }

  kill(): void {
    if (this.isRunning) this.running?.kill();
  }

  addressOf(containerPort: number): ContainerAddress | undefined {
    return this.isRunning ? this.running?.addressOf(containerPort) : undefined;
  }

  /** @returns false where that can no longer happen */
  async reaches(condition: DependencyCondition): Promise<boolean> {
    for (;;) {
      const outcome = this.meets(condition);
      if (outcome !== undefined) return outcome;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  private meets(condition: DependencyCondition): boolean | undefined {
    const { exit } = this;
    switch (condition) {
      case 'START':
        return this.running === undefined ? undefined : true;
      case 'COMPLETE':
        return exit === undefined ? undefined : true;
      case 'SUCCESS':
        return exit === undefined ? undefined : exit.exitCode === 0;
      case 'HEALTHY':
        if (this.health === 'HEALTHY' && this.running !== undefined) return true;
        return exit === undefined && this.health !== 'UNHEALTHY' ? undefined : false;
    }
  }

  /** Checks the health, until the container ends. What is not known yet is waited for. */
  private watch(): void {
    const { healthCheck } = this.part;
    if (healthCheck === undefined || !this.isRunning) return;
    const { activity, clock } = this.world;
    const startedAt = clock.now();
    const look = async (): Promise<void> => {
      if (!this.isRunning) return;
      const end = activity.begin();
      const isWell = await this.running?.run(
        healthCheck.command,
        healthCheck.timeoutSeconds * 1000,
      );
      end();
      // Failures of the start period do not count.
      const isStarting = clock.now() - startedAt < healthCheck.startPeriodSeconds * 1000;
      if (isWell === true) this.failures = 0;
      else if (!isStarting) this.failures += 1;
      if (isWell === true) this.health = 'HEALTHY';
      else if (this.failures >= healthCheck.retries) this.health = 'UNHEALTHY';
      this.tell();
      arm();
    };
    const arm = (): void => {
      const ms = healthCheck.intervalSeconds * 1000;
      if (this.health === 'UNKNOWN') activity.later(ms, () => void look());
      else activity.timer(ms, () => void look());
    };
    arm();
  }

  private tell(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
    this.changed();
  }
}
