import type { ResourceType } from '../resource-type/resource-type';

export const lambdaLayerVersion: ResourceType = {
  type: 'aws_lambda_layer_version',
  nameArgument: 'layer_name',
  forceNew: [
    'compatible_architectures',
    'compatible_runtimes',
    'description',
    'filename',
    'layer_name',
    'license_info',
    's3_bucket',
    's3_key',
    's3_object_version',
    'skip_destroy',
    'source_code_hash',
  ],
  isRevision: true,
  example: { s3_bucket: 'example', s3_key: 'layer.zip' },
};
