import type { ISecurityGroupRef, ISubnetRef } from '@archway/core';
import type { CapacityShare } from '../cluster/capacity-strategy';
import type { ICluster } from '../cluster/cluster';
import type { ITargetGroup } from '../load-balancer/target-group';
import type { DiscoveryService } from '../namespace/discovery-service';
import type { FargateTask } from '../task/fargate-task';
import type { Deployment } from './deployment';
import type { ServiceConnectOptions } from './service-connect';

/** Where requests of a load balancer go. */
export interface ServiceTarget {
  readonly targetGroup: ITargetGroup;
  readonly containerName: string;
  readonly containerPort: number;
}

/** A name of Cloud Map that leads to the tasks. */
export interface ServiceRegistration {
  readonly discoveryService: DiscoveryService;

  /**
   * For `SRV` records, with `containerPort`.
   *
   * @default - none
   */
  readonly containerName?: string;

  /**
   * @default - none
   */
  readonly containerPort?: number;
}

export interface FargateServiceProps {
  readonly cluster: ICluster;

  readonly task: FargateTask;

  /** Where tasks run. */
  readonly subnets: readonly ISubnetRef[];

  /** What tasks reach and who reaches them: at least one. */
  readonly securityGroups: readonly ISecurityGroupRef[];

  /**
   * 1 to 255 letters, digits, `-` and `_`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly serviceName?: string;

  /**
   * How many tasks run. Where the service scales, how many it starts with.
   *
   * @default 2
   */
  readonly desiredCount?: number;

  /**
   * Where tasks run: shares of on demand and Spot.
   *
   * @default - on demand
   */
  readonly capacity?: readonly CapacityShare[];

  /**
   * @default - rolling, with a circuit breaker and the way back
   */
  readonly deployment?: Deployment;

  /**
   * Whether tasks have public addresses.
   *
   * @default false
   */
  readonly assignPublicIp?: boolean;

  /**
   * Load balancers that pass requests to the tasks.
   *
   * @default - none
   */
  readonly targets?: readonly ServiceTarget[];

  /**
   * For how long a new task may fail the load balancer's checks, in seconds, 0 to 2147483647. Only with `targets`.
   *
   * @default - 60 with a load balancer
   */
  readonly healthCheckGracePeriodSeconds?: number;

  /**
   * @default - none
   */
  readonly serviceConnect?: ServiceConnectOptions;

  /**
   * @default - none
   */
  readonly cloudMap?: ServiceRegistration;

  /**
   * Whether ECS moves tasks so that each zone has as many as the others.
   *
   * @default - true, except with CodeDeploy
   */
  readonly availabilityZoneRebalancing?: boolean;

  /**
   * Whether someone with the permission can start a program in a container. The cluster has to record it.
   *
   * @default false
   */
  readonly enableExecuteCommand?: boolean;

  /**
   * Whether a task may say that it must not be stopped to scale in, because it is at work.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html
   * @default false
   */
  readonly taskProtection?: boolean;

  /**
   * Whether something else than Terraform deploys new task definitions, such as a pipeline. Terraform then leaves the one
   * that runs alone, and a change of `task` reaches nobody before that something deploys it.
   *
   * @default false
   */
  readonly deployedElsewhere?: boolean;

  /**
   * Whether Terraform waits until the deployment is over, and fails when it was rolled back.
   *
   * @default true
   */
  readonly waitForSteadyState?: boolean;
}
