import type { ResourceType } from '../resource-type/resource-type';

export const vpclatticeServiceNetwork: ResourceType = {
  type: 'aws_vpclattice_service_network',
  noun: 'service network',
  forceNew: ['name'],
  loss: { weight: 'service', holds: 'the way to its services' },
  example: { auth_type: 'AWS_IAM' },
};
