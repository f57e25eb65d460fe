import type { ResourceType } from '../resource-type/resource-type';

export const sesv2DedicatedIpPool: ResourceType = {
  type: 'aws_sesv2_dedicated_ip_pool',
  noun: 'dedicated IP pool',
  nameArgument: 'pool_name',
  forceNew: ['pool_name'],
  loss: { weight: 'identity', holds: 'addresses with a reputation' },
};
