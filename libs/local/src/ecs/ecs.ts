import type { MetricName } from '../architecture/alarms';
import { AwsError } from '../aws-error/aws-error';
import type { World } from '../engine/world';
import type { LogStore } from '../logs/log-store';
import type { Principal, RolePrincipal, ServicePrincipal } from '../principal/principal';
import type { Sqs } from '../sqs/sqs';
import type { ContainerAddress, ContainerRunner } from './container-runner';
import type { EcsPart, ServiceNamePart, ServicePart, TaskDefinitionPart } from './ecs-parts';
import { EcsService } from './service/ecs-service';
import { ServiceScaling } from './service/service-scaling';
import { EcsTask } from './task/ecs-task';
import { SecretValues } from './task/secret-values';
import { TaskAccess } from './task/task-access';
import { TaskWork } from './task/task-work';

export interface EcsContext {
  readonly world: World;
  readonly logs: LogStore;
  readonly sqs: Sqs;
  readonly mayAssume: (service: ServicePrincipal, roleArn: string) => boolean;
  /** Values of secrets for this run, by ARN or by the container's name for it. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly firesSchedules: boolean;
}

/** How long a task may protect itself, in minutes ("Protect your Amazon ECS tasks from being terminated by scale-in events"). */
const MOST_PROTECTION_MINUTES = 2_880;
const PROTECTION_MINUTES = 120;

/** ECS on Fargate: services of the Terraform, with their tasks, deployments and scaling. */
export class Ecs {
  private readonly services: readonly EcsService[];
  private readonly scalings: readonly ServiceScaling[];
  private readonly secrets: SecretValues;
  private readonly work: TaskWork;
  private runner: ContainerRunner | undefined;
  private taskCount = 0;

  constructor(
    private readonly context: EcsContext,
    private readonly part: EcsPart,
  ) {
    this.secrets = new SecretValues(context.secrets, part.secrets);
    this.work = new TaskWork(context.world, context.sqs);
    this.services = part.services.flatMap((service) => {
      const definition = this.definitionOf(service.taskDefinitionArn);
      const isKnown = definition !== undefined && definition.containers.length > 0;
      return isKnown ? [this.serviceOf(service, definition)] : [];
    });
    this.scalings = part.scalings.flatMap((scaling) => {
      const service = this.services.find(
        (each) =>
          each.part.serviceName === scaling.serviceName &&
          each.part.clusterName === scaling.clusterName,
      );
      const gauge = (metric: MetricName): number | undefined => this.gauge(metric);
      return service === undefined
        ? []
        : [new ServiceScaling(context.world, scaling, service, gauge)];
    });
  }

  /** Starts the services; from now on tasks run. */
  start(runner: ContainerRunner): void {
    this.runner = runner;
    for (const service of this.services) service.start();
    for (const scaling of this.scalings) {
      scaling.start(this.context.firesSchedules);
      for (const queueArn of this.queuesOf(scaling)) {
        this.context.sqs.queueOf(queueArn)?.onVisible(() => scaling.look());
      }
    }
  }

  /** Whether a service works, or a queue has messages that a service takes. */
  get hasWork(): boolean {
    if (this.runner === undefined) return false;
    if (this.services.some(({ isBusy }) => isBusy)) return true;
    const running = new Set(
      this.services.flatMap(({ runningTasks }) => runningTasks.map(({ taskId }) => taskId)),
    );
    if (this.work.isLeftFor(running)) return true;
    // A service that gets a task when messages wait, or whose tasks have not asked for any yet.
    return this.scalings.some(
      (scaling) =>
        scaling.mayGrow &&
        scaling.service.runningTasks.every(({ taskId }) => !this.work.hasCalled(taskId)) &&
        scaling.service.deploymentState !== 'FAILED' &&
        this.queuesOf(scaling).some((arn) => this.work.waitsFor(arn)),
    );
  }

  /** The lines that say which secrets have no value here. */
  get missingSecrets(): readonly string[] {
    return this.part.taskDefinitions.flatMap(({ address, containers }) =>
      containers.flatMap(({ secrets }) =>
        secrets
          .filter((secret) => !this.secrets.isKnown(secret))
          .map(
            ({ name }) =>
              `${address}: the secret ${name} has no value here; a placeholder stands in for it`,
          ),
      ),
    );
  }

  service(serviceName: string): EcsService | undefined {
    return this.services.find(({ part }) => part.serviceName === serviceName);
  }

  get all(): readonly EcsService[] {
    return this.services;
  }

  /** Replaces the tasks of a service, by those of another definition where one is named. */
  deploy(principal: Principal, serviceName: string, taskDefinition?: string): void {
    const service = this.service(serviceName);
    if (service === undefined) {
      throw new AwsError('ServiceNotFoundException', 400, `Service not found: ${serviceName}`);
    }
    const { serviceArn, address } = service.part;
    const access = { action: 'ecs:UpdateService', resource: serviceArn, address };
    this.context.world.guard.require(principal, access, 'AccessDeniedException');
    const definition = taskDefinition === undefined ? undefined : this.definitionOf(taskDefinition);
    if (taskDefinition !== undefined && definition === undefined) {
      throw new AwsError('ClientException', 400, `Unable to find ${taskDefinition}.`);
    }
    service.deploy(definition);
  }

  /** The task whose key this is. */
  principalFor(accessKeyId: string | undefined): RolePrincipal | undefined {
    const task = this.tasks().find(({ credentials }) => credentials.accessKeyId === accessKeyId);
    if (task !== undefined) {
      task.called();
      this.work.called(task.taskId);
    }
    return task?.principal;
  }

  /** A task asked for messages, or got some. */
  onReceive(principal: Principal, queueArn: string, uploads: readonly string[] | undefined): void {
    if (principal.kind === 'role') this.work.receives(principal.functionName, queueArn, uploads);
  }

  /** What the messages belong to that a task works on. */
  uploadsOf(principal: Principal): readonly string[] {
    return principal.kind === 'role' ? this.work.uploadsOf(principal.functionName) : [];
  }

  /** Protects a task, as its own container asks for. @throws AwsError where its role may not */
  protect(taskId: string, isOn: boolean, minutes = PROTECTION_MINUTES): void {
    const task = this.tasks().find((each) => each.taskId === taskId);
    if (task === undefined) throw new AwsError('TaskNotFoundException', 404, 'Task not found.');
    const { address } = task.definition;
    const access = { action: 'ecs:UpdateTaskProtection', resource: task.taskArn, address };
    this.context.world.guard.require(task.principal, access, 'AccessDeniedException');
    if (minutes < 1 || minutes > MOST_PROTECTION_MINUTES) {
      throw new AwsError(
        'InvalidParameterException',
        400,
        `ExpiresInMinutes must be between 1 and ${MOST_PROTECTION_MINUTES}.`,
      );
    }
    task.protect(isOn ? minutes : 0);
  }

  /** Where the tasks behind a name answer. */
  resolve(host: string, port: number): readonly ContainerAddress[] {
    return this.services.flatMap((service) =>
      service.part.names
        .filter((name) => name.host === host && name.port === port)
        .flatMap(({ containerPort }) => service.addressesOf(containerPort)),
    );
  }

  async close(): Promise<void> {
    for (const service of this.services) service.close();
    await this.runner?.close();
  }

  private serviceOf(part: ServicePart, definition: TaskDefinitionPart): EcsService {
    const { world, logs } = this.context;
    const names = this.namesFor(part);
    return new EcsService(
      {
        world,
        newTask: (taskDefinition, service, onChange) =>
          new EcsTask(
            {
              world,
              logs,
              runner: () => this.started(),
              secrets: this.secrets,
              names,
              onChange: (task) => {
                if (task.state === 'STOPPED') this.work.ended(task.taskId);
                onChange(task);
              },
            },
            taskDefinition,
            service,
            new TaskAccess(world, taskDefinition, service, this.context.mayAssume).whyNot(),
            (this.taskCount += 1),
          ),
        onChange: () => {
          for (const scaling of this.scalings) scaling.look();
        },
      },
      part,
      definition,
    );
  }

  /** What the tasks of a service can call by name: Service Connect within its namespaces, Cloud Map everywhere. */
  private namesFor({ namespaces }: ServicePart): readonly ServiceNamePart[] {
    return this.part.services
      .flatMap(({ names }) => names)
      .filter(
        ({ namespace, host }) => namespaces.includes(namespace) || host.endsWith(`.${namespace}`),
      );
  }

  private gauge({ namespace, name, dimensions }: MetricName): number | undefined {
    if (namespace === 'AWS/SQS') {
      const queue = this.context.sqs.queueNamed(dimensions['QueueName'] ?? '');
      if (queue === undefined) return undefined;
      if (name === 'ApproximateAgeOfOldestMessage') return queue.oldestAgeSeconds;
      if (name === 'ApproximateNumberOfMessagesVisible') return queue.counts.visible;
      return undefined;
    }
    const service = this.services.find(
      ({ part }) =>
        part.serviceName === dimensions['ServiceName'] &&
        part.clusterName === dimensions['ClusterName'],
    );
    if (namespace !== 'ECS/ContainerInsights' || service === undefined) return undefined;
    if (name === 'RunningTaskCount') return service.runningTasks.length;
    return name === 'DesiredTaskCount' ? service.desiredCount : undefined;
  }

  private queuesOf(scaling: ServiceScaling): readonly string[] {
    return scaling.metrics.flatMap(({ namespace, dimensions }) => {
      const queue = this.context.sqs.queueNamed(dimensions['QueueName'] ?? '');
      return namespace === 'AWS/SQS' && queue !== undefined ? [queue.part.queueArn] : [];
    });
  }

  private definitionOf(named: string): TaskDefinitionPart | undefined {
    return this.part.taskDefinitions.find(
      ({ taskDefinitionArn, family }) => named === taskDefinitionArn || named === family,
    );
  }

  private tasks(): readonly EcsTask[] {
    return this.services.flatMap(({ allTasks }) => allTasks);
  }

  private started(): ContainerRunner {
    if (this.runner === undefined) throw new Error('start(runner) comes before any task runs');
    return this.runner;
  }
}
