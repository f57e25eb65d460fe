import type { ResourceType } from '../resource-type/resource-type';

export const ecsClusterCapacityProviders: ResourceType = {
  type: 'aws_ecs_cluster_capacity_providers',
  noun: 'capacity providers',
  references: { cluster_name: ['aws_ecs_cluster'] },
  forceNew: ['cluster_name'],
};
