import type { ResourceType } from '../resource-type/resource-type';

export const s3controlObjectLambdaAccessPointPolicy: ResourceType = {
  type: 'aws_s3control_object_lambda_access_point_policy',
  policies: [{ argument: 'policy', kind: 'resource' }],
};
