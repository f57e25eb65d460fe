import type { ResourceType } from '../resource-type/resource-type';

export const dxConnection: ResourceType = {
  type: 'aws_dx_connection',
  noun: 'Direct Connect connection',
  loss: { weight: 'identity', holds: 'a line that a person laid' },
  example: { bandwidth: '1Gbps' },
};
