import type { ResourceType } from '../resource-type/resource-type';

export const s3AccessPoint: ResourceType = {
  type: 'aws_s3_access_point',
  policies: [{ argument: 'policy', kind: 'resource' }],
};
