import type { ResourceType } from '../resource-type/resource-type';

export const inspector2Enabler: ResourceType = {
  type: 'aws_inspector2_enabler',
  removal: { topic: 'protection', text: 'Inspector no longer scans' },
  example: { account_ids: ['111122223333'], resource_types: ['EC2'] },
};
