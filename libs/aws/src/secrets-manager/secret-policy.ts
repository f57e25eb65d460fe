import type { ResourceType } from '../resource-type/resource-type';

export const secretsmanagerSecretPolicy: ResourceType = {
  type: 'aws_secretsmanager_secret_policy',
  references: { secret_arn: ['aws_secretsmanager_secret'] },
  forceNew: ['secret_arn'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'secret_arn',
      ownerType: 'aws_secretsmanager_secret',
    },
  ],
};
