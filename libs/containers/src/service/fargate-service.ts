import type { Metric, Statistic } from '@archway/core';
import { dependOn, formatArn, physicalName, rejectProps } from '@archway/core';
import type { EcsServiceConfig } from '@cdktf/provider-aws/lib/ecs-service';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { Construct } from 'constructs';
import { renderCapacity } from '../cluster/capacity-strategy';
import { declaredProps } from '../declared-props';
import { LogGroup } from '../log-group/log-group';
import { CodeDeploy } from './code-deploy';
import { Deployment } from './deployment';
import { moveTrafficByEcs } from './native-deployment';
import type { ServiceConnectOptions } from './service-connect';
import { renderPorts } from './service-connect';
import { serviceProblems } from './service-problems';
import type { FargateServiceProps } from './service-props';
import type { ScalingLimits } from './service-scaling';
import { ServiceScaling } from './service-scaling';

/** Keeps tasks running on Fargate. A deployment that fails is stopped and goes back to what was there before. */
export class FargateService extends Construct {
  readonly serviceArn: string;
  readonly serviceName: string;
  /** CodeDeploy's part, where it deploys. */
  readonly codeDeploy?: CodeDeploy;
  private readonly resource: EcsService;
  private scaling?: ServiceScaling;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: FargateServiceProps,
  ) {
    super(scope, id);
    declaredProps.check(this, 'FargateService', props);
    const deployment = props.deployment ?? Deployment.rolling();
    rejectProps(this, serviceProblems(props, deployment));
    const { how } = deployment;
    this.serviceName = props.serviceName ?? physicalName(this, 255);
    this.resource = new EcsService(this, 'Default', {
      ...this.common(),
      ...this.rolling(deployment),
    });
    this.serviceArn = this.resource.id;
    const [target] = props.targets ?? [];
    if (how.kind === 'code-deploy' && target) {
      this.resource.putDeploymentController({ type: 'CODE_DEPLOY' });
      this.codeDeploy = new CodeDeploy(this, 'CodeDeploy', how.props, {
        cluster: props.cluster,
        task: props.task,
        serviceName: this.resource.name,
        target,
      });
    } else if (how.kind !== 'rolling' && how.kind !== 'code-deploy' && target) {
      moveTrafficByEcs(this, this.resource, how, target);
    }
    if (props.taskProtection) this.allowTaskProtection();
    if (props.enableExecuteCommand) this.allowSessions();
    this.ignoreWhatOthersChange(how.kind === 'code-deploy');
    dependOn(this.resource, [
      ...props.task.dependencies,
      ...props.cluster.dependencies,
      ...(props.targets ?? []).flatMap(({ targetGroup }) => targetGroup.listeners),
    ]);
  }

  /** Changes the number of tasks between two limits. Once for a service. */
  scale(limits: ScalingLimits): ServiceScaling {
    rejectProps(this, [this.scaling && 'scale must be called once, got a second call']);
    const { cluster } = this.props;
    this.scaling = new ServiceScaling(
      this,
      'Scaling',
      {
        clusterName: cluster.clusterName,
        serviceName: this.resource.name,
        countsTasks: cluster.countsTasks,
        runningTasks: this.metricRunningTaskCount(),
      },
      limits,
    );
    this.ignoreWhatOthersChange(this.codeDeploy !== undefined);
    return this.scaling;
  }

  /** How much of their CPU the tasks use, in percent. */
  metricCpuUtilization(): Metric {
    return this.metric('AWS/ECS', 'CPUUtilization', 'Average');
  }

  /** How much of their memory the tasks use, in percent. */
  metricMemoryUtilization(): Metric {
    return this.metric('AWS/ECS', 'MemoryUtilization', 'Average');
  }

  /** How many tasks run. Needs a cluster with Container Insights. */
  metricRunningTaskCount(): Metric {
    return this.metric('ECS/ContainerInsights', 'RunningTaskCount', 'Average');
  }

  private metric(namespace: string, metricName: string, statistic: Statistic): Metric {
    return {
      namespace,
      metricName,
      // The names themselves, not Terraform's references to them, so that an alarm can stop this service's deployments.
      dimensions: { ClusterName: this.props.cluster.clusterName, ServiceName: this.serviceName },
      statistic,
    };
  }

  private common(): EcsServiceConfig {
    const { props } = this;
    const { cluster, task, targets = [], cloudMap, serviceConnect } = props;
    return {
      name: this.serviceName,
      cluster: cluster.clusterArn,
      taskDefinition: task.taskDefinitionArn,
      desiredCount: props.desiredCount ?? 2,
      capacityProviderStrategy: renderCapacity(props.capacity ?? [{ capacityProvider: 'FARGATE' }]),
      networkConfiguration: {
        subnets: props.subnets.map(({ subnetId }) => subnetId),
        securityGroups: props.securityGroups.map(({ securityGroupId }) => securityGroupId),
        assignPublicIp: props.assignPublicIp ?? false,
      },
      loadBalancer: targets.map(({ targetGroup, containerName, containerPort }) => ({
        targetGroupArn: targetGroup.targetGroupArn,
        containerName,
        containerPort,
      })),
      healthCheckGracePeriodSeconds:
        targets.length === 0 ? undefined : (props.healthCheckGracePeriodSeconds ?? 60),
      serviceRegistries: cloudMap && {
        registryArn: cloudMap.discoveryService.discoveryServiceArn,
        containerName: cloudMap.containerName,
        containerPort: cloudMap.containerPort,
      },
      serviceConnectConfiguration: serviceConnect && this.connect(serviceConnect),
      enableExecuteCommand: props.enableExecuteCommand,
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
      waitForSteadyState: props.waitForSteadyState ?? true,
    };
  }

  private rolling({ how }: Deployment): Partial<EcsServiceConfig> {
    if (how.kind === 'code-deploy') return {};
    const { availabilityZoneRebalancing: given } = this.props;
    const { alarms = [] } = how.props;
    const rolling = how.kind === 'rolling' ? how.props : {};
    const { circuitBreaker = true, rollback = true } = rolling;
    const rebalances = given ?? rolling.maximumPercent !== 100;
    return {
      deploymentMinimumHealthyPercent: rolling.minimumHealthyPercent ?? 100,
      deploymentMaximumPercent: rolling.maximumPercent ?? 200,
      availabilityZoneRebalancing: rebalances ? 'ENABLED' : 'DISABLED',
      deploymentCircuitBreaker: { enable: circuitBreaker, rollback: circuitBreaker && rollback },
      alarms:
        alarms.length === 0
          ? undefined
          : { enable: true, rollback, alarmNames: alarms.map(({ alarmName }) => alarmName) },
    };
  }

  private connect(options: ServiceConnectOptions) {
    const { ports = [] } = options;
    const log = new LogGroup(
      this,
      'ServiceConnectLogs',
      `/aws/ecs/${this.serviceName}/service-connect`,
      options,
    );
    const { executionRole } = this.props.task;
    executionRole.addToIdentityPolicy({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${log.logGroupArn}:*`],
    });
    return {
      enabled: true,
      namespace: (options.namespace ?? this.props.cluster.namespace)?.namespaceArn,
      service: renderPorts(ports, this.props.task),
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': log.logGroupName,
          'awslogs-region': formatArn(this, { service: 'logs', resource: '' }).split(':')[3] ?? '',
          'awslogs-stream-prefix': 'service-connect',
        },
      },
    };
  }

  /** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html */
  private allowTaskProtection(): void {
    this.props.task.addToIdentityPolicy({
      actions: ['ecs:GetTaskProtection', 'ecs:UpdateTaskProtection'],
      resources: [
        formatArn(this, { service: 'ecs', resource: `task/${this.props.cluster.clusterName}/*` }),
      ],
    });
  }

  /** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html */
  private allowSessions(): void {
    const { task, cluster } = this.props;
    task.addToIdentityPolicy({
      actions: [
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      resources: ['*'],
    });
    if (cluster.executeCommand === undefined) return;
    const { logGroupArn, encryptionKey } = cluster.executeCommand;
    task.addToIdentityPolicy({ actions: ['logs:DescribeLogGroups'], resources: ['*'] });
    task.addToIdentityPolicy({
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:*`],
    });
    encryptionKey?.grantDecrypt(task);
  }

  /** Scaling changes the number of tasks, and CodeDeploy what runs: Terraform would change both back. */
  private ignoreWhatOthersChange(codeDeploy: boolean): void {
    const changed = [
      ...(this.scaling ? ['desired_count'] : []),
      ...(codeDeploy || this.props.deployedElsewhere ? ['task_definition'] : []),
      ...(codeDeploy ? ['load_balancer'] : []),
    ];
    if (changed.length > 0) this.resource.lifecycle = { ignoreChanges: changed };
  }
}
