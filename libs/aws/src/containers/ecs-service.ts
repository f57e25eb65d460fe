import type { ResourceType } from '../resource-type/resource-type';

export const ecsService: ResourceType = {
  type: 'aws_ecs_service',
  noun: 'service',
  references: { 'network_configuration.security_groups': ['aws_security_group'] },
  securityGroups: 'network_configuration.security_groups',
  forceNew: ['cluster', 'iam_role', 'name', 'scheduling_strategy'],
  loss: { weight: 'service', holds: 'its running tasks' },
  exposures: [
    {
      opens: 'address',
      argument: 'network_configuration.assign_public_ip',
      when: [true],
      open: 'gives its tasks public addresses',
      closed: 'no longer gives its tasks public addresses',
    },
  ],
};
