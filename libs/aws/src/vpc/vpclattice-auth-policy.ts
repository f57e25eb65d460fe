import type { ResourceType } from '../resource-type/resource-type';

export const vpclatticeAuthPolicy: ResourceType = {
  type: 'aws_vpclattice_auth_policy',
  policies: [{ argument: 'policy', kind: 'resource' }],
  example: {
    resource_identifier: 'arn:aws:vpc-lattice:eu-west-1:111122223333:service/svc-0a1b2c3d4e5f60718',
  },
};
