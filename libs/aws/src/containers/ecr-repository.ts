import type { ResourceType } from '../resource-type/resource-type';

export const ecrRepository: ResourceType = {
  type: 'aws_ecr_repository',
  noun: 'image repository',
  arn: 'arn:{partition}:ecr:{region}:{account}:repository/{name}',
  references: { 'encryption_configuration.kms_key': ['aws_kms_key', 'aws_kms_alias'] },
  defaults: { image_tag_mutability: 'MUTABLE' },
  forceNew: ['name'],
  loss: { weight: 'data', holds: 'images' },
  deletion: [{ kind: 'content', argument: 'force_delete', content: 'images' }],
  guards: [
    {
      topic: 'protection',
      argument: 'force_delete',
      kind: 'flag',
      guarding: false,
      lost: 'would be destroyed with all that is in it: force_delete is on',
      gained: 'would not be destroyed while something is in it: force_delete is off',
    },
    {
      topic: 'protection',
      argument: 'image_tag_mutability',
      kind: 'choice',
      guarding: ['IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION'],
      lost: 'lets tags of images be overwritten',
      gained: 'no longer lets tags of images be overwritten',
    },
  ],
  encryption: { key: 'encryption_configuration.kms_key', otherwise: 'aws' },
};
