import type { ResourceType } from '../resource-type/resource-type';

export const kmsAlias: ResourceType = {
  type: 'aws_kms_alias',
  arn: 'arn:{partition}:kms:{region}:{account}:{name}',
  attributes: { id: '{name}', name: '{name}' },
};
