import type { ResourceType } from '../resource-type/resource-type';

export const s3AccessPoint: ResourceType = {
  type: 'aws_s3_access_point',
  forceNew: ['account_id', 'bucket', 'bucket_account_id', 'name'],
  policies: [{ argument: 'policy', kind: 'resource' }],
};
