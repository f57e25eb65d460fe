import type { ResourceType } from '../resource-type/resource-type';

export const dxLag: ResourceType = {
  type: 'aws_dx_lag',
  noun: 'Direct Connect LAG',
  forceNew: ['connection_id', 'connections_bandwidth', 'location', 'provider_name'],
  loss: { weight: 'identity', holds: 'lines that a person laid' },
  example: { connections_bandwidth: '1Gbps' },
};
