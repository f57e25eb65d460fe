import type { ResourceType } from '../resource-type/resource-type';

export const dxGateway: ResourceType = {
  type: 'aws_dx_gateway',
  noun: 'Direct Connect gateway',
  forceNew: ['amazon_side_asn'],
  loss: { weight: 'identity', holds: 'its associations, those of other accounts too' },
  example: { amazon_side_asn: '64512' },
};
