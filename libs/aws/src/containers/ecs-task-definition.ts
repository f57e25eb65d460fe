import type { ResourceType } from '../resource-type/resource-type';

export const ecsTaskDefinition: ResourceType = {
  type: 'aws_ecs_task_definition',
  noun: 'task definition',
  nameArgument: 'family',
  loss: { weight: 'record', holds: 'revisions' },
  isRevision: true,
  example: { container_definitions: '[{"name":"app","image":"app","memory":128}]' },
};
