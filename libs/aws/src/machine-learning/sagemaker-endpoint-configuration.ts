import type { ResourceType } from '../resource-type/resource-type';

export const sagemakerEndpointConfiguration: ResourceType = {
  type: 'aws_sagemaker_endpoint_configuration',
  noun: 'endpoint configuration',
  references: { kms_key_arn: ['aws_kms_key'] },
  forceNew: ['kms_key_arn', 'name', 'name_prefix'],
  isRevision: true,
  example: {
    production_variants: [
      {
        variant_name: 'one',
        model_name: 'example',
        initial_instance_count: 1,
        instance_type: 'ml.m5.large',
      },
    ],
  },
};
