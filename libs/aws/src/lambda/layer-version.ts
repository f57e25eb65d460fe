import type { ResourceType } from '../resource-type/resource-type';

export const lambdaLayerVersion: ResourceType = {
  type: 'aws_lambda_layer_version',
  nameArgument: 'layer_name',
  isRevision: true,
  example: { s3_bucket: 'example', s3_key: 'layer.zip' },
};
