import type { ResourceType } from '../resource-type/resource-type';

export const ecsTaskDefinition: ResourceType = {
  type: 'aws_ecs_task_definition',
  noun: 'task definition',
  nameArgument: 'family',
  forceNew: [
    'container_definitions',
    'cpu',
    'enable_fault_injection',
    'execution_role_arn',
    'family',
    'ipc_mode',
    'memory',
    'pid_mode',
    'requires_compatibilities',
    'task_role_arn',
  ],
  loss: { weight: 'record', holds: 'revisions' },
  isRevision: true,
  example: { container_definitions: '[{"name":"app","image":"app","memory":128}]' },
};
