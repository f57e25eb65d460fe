import type { ResourceType } from '../resource-type/resource-type';

export const dxConnection: ResourceType = {
  type: 'aws_dx_connection',
  noun: 'Direct Connect connection',
  forceNew: ['bandwidth', 'location', 'name', 'provider_name', 'request_macsec'],
  loss: { weight: 'identity', holds: 'a line that a person laid' },
  example: { bandwidth: '1Gbps' },
};
