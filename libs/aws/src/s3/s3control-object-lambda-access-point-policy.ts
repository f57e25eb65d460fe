import type { ResourceType } from '../resource-type/resource-type';

export const s3controlObjectLambdaAccessPointPolicy: ResourceType = {
  type: 'aws_s3control_object_lambda_access_point_policy',
  forceNew: ['account_id', 'name'],
  policies: [{ argument: 'policy', kind: 'resource' }],
};
