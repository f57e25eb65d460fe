import type { ResourceType } from '../resource-type/resource-type';

export const cloudformationStack: ResourceType = {
  type: 'aws_cloudformation_stack',
  noun: 'stack',
  forceNew: ['disable_rollback', 'name', 'on_failure', 'timeout_in_minutes'],
  loss: { weight: 'data', holds: 'all of its resources' },
  example: { template_body: '{"Resources":{}}' },
};
