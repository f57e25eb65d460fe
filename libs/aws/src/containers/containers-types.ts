import type { ResourceType } from '../resource-type/resource-type';
import { batchJobDefinition } from './batch-job-definition';
import { ecrRepository } from './ecr-repository';
import { ecrRepositoryPolicy } from './ecr-repository-policy';
import { ecrpublicRepository } from './ecrpublic-repository';
import { ecsCluster } from './ecs-cluster';
import { ecsService } from './ecs-service';
import { ecsTaskDefinition } from './ecs-task-definition';
import { eksCluster } from './eks-cluster';
import { eksNodeGroup } from './eks-node-group';
import { appautoscalingTarget } from './appautoscaling-target';
import { ecrLifecyclePolicy } from './ecr-lifecycle-policy';
import { ecsClusterCapacityProviders } from './ecs-cluster-capacity-providers';
import { serviceDiscoveryHttpNamespace } from './service-discovery-http-namespace';
import { serviceDiscoveryPrivateDnsNamespace } from './service-discovery-private-dns-namespace';
import { serviceDiscoveryService } from './service-discovery-service';
import { ecrpublicRepositoryPolicy } from './ecrpublic-repository-policy';
import { ecrRegistryPolicy } from './ecr-registry-policy';
import { eksFargateProfile } from './eks-fargate-profile';
import { eksAddon } from './eks-addon';
import { apprunnerService } from './apprunner-service';
import { batchComputeEnvironment } from './batch-compute-environment';
import { batchJobQueue } from './batch-job-queue';

export const CONTAINERS: readonly ResourceType[] = [
  batchJobDefinition,
  ecrRepository,
  ecrRepositoryPolicy,
  ecrpublicRepository,
  ecsCluster,
  ecsService,
  ecsTaskDefinition,
  eksCluster,
  eksNodeGroup,
  appautoscalingTarget,
  ecrLifecyclePolicy,
  ecsClusterCapacityProviders,
  serviceDiscoveryHttpNamespace,
  serviceDiscoveryPrivateDnsNamespace,
  serviceDiscoveryService,
  ecrpublicRepositoryPolicy,
  ecrRegistryPolicy,
  eksFargateProfile,
  eksAddon,
  apprunnerService,
  batchComputeEnvironment,
  batchJobQueue,
];
