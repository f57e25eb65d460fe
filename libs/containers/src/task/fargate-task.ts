import type { IGrantable, PolicyStatement, Role } from '@archway/core';
import { environmentOf, formatArn, physicalName, rejectProps } from '@archway/core';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import type { ICluster } from '../cluster/cluster';
import { declaredProps } from '../declared-props';
import type { LogOptions } from '../log-group/log-group';
import { LogGroup } from '../log-group/log-group';
import { renderContainer, volumeName } from './container-definition';
import { containerProblems } from './container-problems';
import type { ContainerProps } from './container-props';
import type { EndpointServices } from './endpoint-services';
import { endpointServices } from './endpoint-services';
import { taskProblems } from './task-problems';
import { taskRole } from './task-role';

export interface FargateTaskProps extends LogOptions {
  /**
   * By name, the main one first: 1 to 10.
   */
  readonly containers: Readonly<Record<string, ContainerProps>>;

  /**
   * CPU units of the whole task: 256, 512, 1024, 2048, 4096, 8192 or 16384. 1024 are one vCPU.
   *
   * @default 256
   */
  readonly cpu?: number;

  /**
   * Memory of the whole task in MiB, of the sizes that Fargate offers for `cpu`.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
   * @default 512
   */
  readonly memoryMib?: number;

  /**
   * What the images are built for.
   *
   * @default 'ARM64'
   */
  readonly architecture?: 'ARM64' | 'X86_64';

  /**
   * The disk of the task in GiB, 21 to 200.
   *
   * @default - Fargate's 20
   */
  readonly ephemeralStorageGib?: number;

  /**
   * 1 to 255 letters, digits, `-` and `_`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly family?: string;

  /**
   * Whether AWS FIS may act on the network and the machine of a task.
   *
   * @default false
   */
  readonly enableFaultInjection?: boolean;
}

/**
 * Containers that run together on Fargate. What ECS needs to start them is one role, what they do another: the second
 * is granted nothing until something is.
 */
export class FargateTask extends Construct implements IGrantable {
  readonly taskDefinitionArn: string;
  /** The task definition without its revision. */
  readonly taskDefinitionFamily: string;
  /** What the containers act as. */
  readonly taskRole: Role;
  /** What ECS acts as when it starts the containers. */
  readonly executionRole: Role;
  readonly logGroup: LogGroup;
  readonly containers: Readonly<Record<string, ContainerProps>>;
  private readonly resource: EcsTaskDefinition;
  private readonly environment: Readonly<Record<string, Record<string, string>>>;
  private readonly granted: PolicyStatement[] = [];

  constructor(scope: Construct, id: string, props: FargateTaskProps) {
    super(scope, id);
    declaredProps.check(this, 'FargateTask', props);
    rejectProps(this, taskProblems(props));
    const { containers, cpu = 256, memoryMib = 512, ephemeralStorageGib } = props;
    this.containers = containers;
    this.taskDefinitionFamily = props.family ?? physicalName(this, 255);
    this.environment = Object.fromEntries(
      Object.entries(containers).map(([name, { environment }]) => [name, { ...environment }]),
    );
    this.logGroup = new LogGroup(this, 'Logs', `/aws/ecs/${this.taskDefinitionFamily}`, props);
    this.taskRole = taskRole(this, 'TaskRole');
    this.executionRole = taskRole(this, 'ExecutionRole');
    this.letEcsStart();
    this.resource = new EcsTaskDefinition(this, 'Default', {
      family: this.taskDefinitionFamily,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: String(cpu),
      memory: String(memoryMib),
      runtimePlatform: {
        cpuArchitecture: props.architecture ?? 'ARM64',
        operatingSystemFamily: 'LINUX',
      },
      ephemeralStorage:
        ephemeralStorageGib === undefined ? undefined : { sizeInGib: ephemeralStorageGib },
      enableFaultInjection: props.enableFaultInjection,
      volume: Object.entries(containers).flatMap(([name, { writablePaths = [] }]) =>
        writablePaths.map((folder) => ({ name: volumeName(name, folder) })),
      ),
      taskRoleArn: this.taskRole.roleArn,
      executionRoleArn: this.executionRole.roleArn,
      containerDefinitions: this.render(),
    });
    this.noteImages();
    this.taskDefinitionArn = this.resource.arn;
  }

  /** What must stand before a task starts: ECS reads secrets and images under the execution role then. */
  get dependencies(): readonly IDependable[] {
    return [this.taskRole, this.executionRole];
  }

  /** The services that a task needs to reach, by what it was granted so far. Read it when everything is. */
  get endpointServices(): EndpointServices {
    return endpointServices(Object.values(this.containers), this.granted);
  }

  /** Adds a statement to what the containers may do. */
  addToIdentityPolicy(statement: PolicyStatement): void {
    this.granted.push(statement);
    this.taskRole.addToIdentityPolicy(statement);
  }

  /**
   * Allows `grantee` to start tasks once in a cluster, and to hand them their two roles. What starts them names subnets
   * and security groups itself.
   */
  grantRun(grantee: IGrantable, cluster: ICluster): void {
    grantee.addToIdentityPolicy({
      actions: ['ecs:RunTask'],
      resources: [
        formatArn(this, {
          service: 'ecs',
          resource: `task-definition/${this.taskDefinitionFamily}:*`,
        }),
      ],
      conditions: { ArnEquals: { 'ecs:cluster': cluster.clusterArn } },
    });
    grantee.addToIdentityPolicy({
      actions: ['iam:PassRole'],
      resources: [this.taskRole.roleArn, this.executionRole.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    });
  }

  /** Sets one more variable of a container, or another value for one. */
  addEnvironment(container: string, name: string, value: string): void {
    const known = this.environment[container];
    const problems =
      known === undefined
        ? [
            `container must be one of ${Object.keys(this.containers).join(', ')}, got "${container}"`,
          ]
        : containerProblems(container, {
            ...(this.containers[container] as ContainerProps),
            environment: { [name]: value },
          });
    rejectProps(this, problems);
    if (known) known[name] = value;
    this.resource.containerDefinitions = this.render();
  }

  private letEcsStart(): void {
    const containers = Object.values(this.containers);
    for (const { image, secrets = {}, logging } of containers) {
      image.repository?.grantPull(this.executionRole);
      const secretOptions = typeof logging === 'object' ? logging.secretOptions : undefined;
      for (const secret of Object.values({ ...secrets, ...secretOptions })) {
        secret.grantRead(this.executionRole);
      }
    }
    if (containers.some(({ logging = 'cloudwatch' }) => logging === 'cloudwatch')) {
      this.executionRole.addToIdentityPolicy({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`${this.logGroup.logGroupArn}:*`],
      });
    }
  }

  private render(): string {
    const { region } = environmentOf(this);
    return JSON.stringify(
      Object.entries(this.containers).map(([name, container]) =>
        renderContainer(
          container,
          { name, logGroup: this.logGroup, region },
          this.environment[name] ?? {},
        ),
      ),
    );
  }

  /** Says in a note, which Terraform ignores, how images are built and what a local run starts. */
  private noteImages(): void {
    const notes = Object.entries(this.containers).flatMap(([name, { image }]) =>
      image.note ? [[name, image.note] as const] : [],
    );
    if (notes.length > 0) {
      this.resource.addOverride('//.archway.images', Object.fromEntries(notes));
    }
  }
}
