import type { ResourceType } from '../resource-type/resource-type';

export const mwaaEnvironment: ResourceType = {
  type: 'aws_mwaa_environment',
  noun: 'workflow environment',
  securityGroups: 'network_configuration.security_group_ids',
  references: { kms_key: ['aws_kms_key'], execution_role_arn: ['aws_iam_role'] },
  forceNew: ['kms_key', 'name'],
  loss: { weight: 'data', holds: 'its database of runs and connections' },
  encryption: { key: 'kms_key', otherwise: 'aws' },
  example: {
    network_configuration: [
      {
        security_group_ids: ['sg-0a1b2c3d4e5f60711'],
        subnet_ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
      },
    ],
    source_bucket_arn: 'arn:aws:s3:::example',
    execution_role_arn: 'arn:aws:iam::111122223333:role/example',
  },
};
