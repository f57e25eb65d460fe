import type { ResourceType } from '../resource-type/resource-type';

export const ecsCluster: ResourceType = {
  type: 'aws_ecs_cluster',
  noun: 'cluster',
  arn: 'arn:{partition}:ecs:{region}:{account}:cluster/{name}',
  forceNew: ['name'],
  loss: { weight: 'service', holds: 'its services' },
  receivedBy: 'ecs:RunTask',
};
