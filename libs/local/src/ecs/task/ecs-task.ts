import { createHash } from 'node:crypto';
import type { World } from '../../engine/world';
import type { LogStore } from '../../logs/log-store';
import type { RolePrincipal } from '../../principal/principal';
import type { ContainerAddress, ContainerExit, ContainerRunner } from '../container-runner';
import type { ContainerPart, ServiceNamePart, ServicePart, TaskDefinitionPart } from '../ecs-parts';
import { TaskContainer } from './task-container';
import { withoutSecrets, type SecretValues } from './secret-values';

export interface TaskContext {
  readonly world: World;
  readonly logs: LogStore;
  readonly runner: () => ContainerRunner;
  readonly secrets: SecretValues;
  /** The names that the task's containers can use. */
  readonly names: readonly ServiceNamePart[];
  /** Calls when the state has changed. */
  readonly onChange: (task: EcsTask) => void;
}

export type TaskState = 'PENDING' | 'RUNNING' | 'STOPPING' | 'STOPPED';

/** One task: its containers, in the order that they ask for. */
export class EcsTask {
  readonly taskId: string;
  readonly taskArn: string;
  private readonly containers: readonly TaskContainer[];
  private status: TaskState = 'PENDING';
  private why = '';
  private protectedUntil = 0;
  private readonly endWarmUp: () => void;
  private tellCalled: () => void = () => undefined;
  private readonly firstCall = new Promise<void>((resolve) => {
    this.tellCalled = resolve;
  });

  constructor(
    private readonly context: TaskContext,
    readonly definition: TaskDefinitionPart,
    readonly service: ServicePart,
    /** Why it cannot start; undefined where it can. */
    private readonly refusal: string | undefined,
    /** How many tasks the service had before: names are the same in every run. */
    number: number,
  ) {
    const { world } = context;
    this.taskId = createHash('sha256')
      .update(`${service.serviceArn} ${number}`)
      .digest('hex')
      .slice(0, 32);
    this.taskArn = `arn:${world.partition}:ecs:${world.region}:${world.accountId}:task/${service.clusterName}/${this.taskId}`;
    this.containers = definition.containers.map((part) => this.containerOf(part));
    const end = world.activity.begin();
    let isOver = false;
    this.endWarmUp = () => {
      if (isOver) return;
      isOver = true;
      end();
    };
  }

  get state(): TaskState {
    return this.status;
  }

  get stoppedReason(): string {
    return this.why;
  }

  /** Whether every container with a health check is well. */
  get isHealthy(): boolean {
    return this.status === 'RUNNING' && this.containers.every(({ isWell }) => isWell);
  }

  get isUnhealthy(): boolean {
    return this.containers.some(({ isIll }) => isIll);
  }

  get isProtected(): boolean {
    return this.context.world.clock.now() < this.protectedUntil;
  }

  get principal(): RolePrincipal {
    const { taskRoleArn = '' } = this.definition;
    return { kind: 'role', functionName: this.taskId, roleArn: taskRoleArn };
  }

  /** Keys that belong to this task alone. */
  get credentials() {
    const digest = createHash('sha256').update(this.taskArn).digest('hex');
    return {
      accessKeyId: `ASIA${digest.slice(0, 16).toUpperCase()}`,
      secretAccessKey: digest.slice(0, 40),
      sessionToken: digest,
    };
  }

  start(): void {
    const { world } = this.context;
    const { serviceName } = this.service;
    if (this.refusal !== undefined) {
      this.end(this.refusal);
      return;
    }
    world.trace.emit({ kind: 'task-started', serviceName, taskId: this.taskId, uploads: [] });
    for (const container of this.containers) void this.run(container);
  }

  /** Keeps the task from being stopped to scale in, for so long. */
  protect(minutes: number): void {
    this.protectedUntil = this.context.world.clock.now() + minutes * 60_000;
  }

  /** It called a service of AWS. */
  called(): void {
    this.tellCalled();
  }

  stop(reason: string): void {
    if (this.status === 'STOPPING' || this.status === 'STOPPED') return;
    this.status = 'STOPPING';
    this.why = reason;
    // Containers that nobody depends on go first.
    for (const container of this.containers) container.stop();
    this.settle();
  }

  /** Ends every container at once, as a host that fails does. */
  kill(reason: string): void {
    if (this.status === 'STOPPED') return;
    this.status = 'STOPPING';
    this.why = reason;
    for (const container of this.containers) container.kill();
    this.settle();
  }

  addressOf(containerPort: number): ContainerAddress | undefined {
    for (const container of this.containers) {
      const address = container.addressOf(containerPort);
      if (address !== undefined) return address;
    }
    return undefined;
  }

  private containerOf(part: ContainerPart): TaskContainer {
    const { context } = this;
    const secrets = part.secrets.map(
      (secret) => [secret.name, context.secrets.valueOf(secret)] as const,
    );
    const values = secrets.map(([, value]) => value);
    const { log } = part;
    const stream = `${log?.streamPrefix ?? 'local'}/${part.name}/${this.taskId}`;
    return new TaskContainer(context.world, part, () =>
      context.runner().start({
        serviceName: this.service.serviceName,
        taskId: this.taskId,
        taskArn: this.taskArn,
        clusterName: this.service.clusterName,
        name: part.name,
        image: part.image,
        command: part.command,
        ...(part.source === undefined ? {} : { source: part.source }),
        environment: { ...part.environment, ...Object.fromEntries(secrets) },
        ports: part.ports.map(({ containerPort }) => containerPort),
        names: context.names,
        memoryMib: part.memoryMib,
        stopTimeoutSeconds: part.stopTimeoutSeconds,
        ...(this.definition.taskRoleArn === undefined ? {} : { credentials: this.credentials }),
        called: this.firstCall,
        log: (line) => {
          if (log === undefined) return;
          const text = withoutSecrets(line, values);
          context.logs.write(log.groupName, stream, context.world.clock.now(), [text]);
        },
      }),
    );
  }

  private async run(container: TaskContainer): Promise<void> {
    for (const { containerName, condition } of container.part.dependsOn) {
      const other = this.containers.find(({ part }) => part.name === containerName);
      if (other === undefined) continue;
      if (await other.reaches(condition)) continue;
      this.stop(`container ${container.part.name} waits for ${containerName} in vain`);
      return;
    }
    if (this.status === 'STOPPING' || this.status === 'STOPPED') return;
    container.start(() => this.context.onChange(this));
    await container.ready;
    if (this.status === 'PENDING' && this.containers.every(({ hasBegun }) => hasBegun)) {
      this.status = 'RUNNING';
      this.endWarmUp();
      this.context.onChange(this);
    }
    const exit = await container.ended;
    if (container.part.isEssential) this.stop(reasonOf(container.part, exit));
    this.settle();
  }

  /** Stopped is a task whose containers have all ended. */
  private settle(): void {
    if (this.status !== 'STOPPING') return;
    if (this.containers.every(({ isRunning }) => !isRunning)) this.end(this.why);
  }

  private end(reason: string): void {
    this.status = 'STOPPED';
    this.why = reason;
    const { serviceName } = this.service;
    this.context.world.trace.emit({
      kind: 'task-stopped',
      serviceName,
      taskId: this.taskId,
      reason,
      uploads: [],
    });
    this.endWarmUp();
    this.context.onChange(this);
  }
}

function reasonOf({ name }: ContainerPart, { exitCode, reason }: ContainerExit): string {
  const how = reason ?? `exit code ${exitCode}`;
  return `Essential container in task exited: ${name}: ${how}`;
}
