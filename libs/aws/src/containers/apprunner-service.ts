import type { ResourceType } from '../resource-type/resource-type';

export const apprunnerService: ResourceType = {
  type: 'aws_apprunner_service',
  noun: 'service',
  nameArgument: 'service_name',
  forceNew: ['service_name'],
  loss: { weight: 'identity', holds: 'its address' },
  encryption: { key: 'encryption_configuration.kms_key', otherwise: 'aws' },
  example: {
    source_configuration: [
      {
        auto_deployments_enabled: false,
        image_repository: [
          { image_identifier: 'public.ecr.aws/example/app:1', image_repository_type: 'ECR_PUBLIC' },
        ],
      },
    ],
  },
};
