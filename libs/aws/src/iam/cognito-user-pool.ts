import type { ResourceType } from '../resource-type/resource-type';

export const cognitoUserPool: ResourceType = {
  type: 'aws_cognito_user_pool',
  noun: 'user pool',
  defaults: { deletion_protection: 'INACTIVE' },
  forceNew: ['alias_attributes', 'name', 'username_attributes'],
  loss: { weight: 'data', holds: 'users and passwords' },
  deletion: [{ kind: 'refused', argument: 'deletion_protection' }],
  guards: [
    {
      topic: 'protection',
      argument: 'deletion_protection',
      kind: 'choice',
      guarding: ['ACTIVE'],
      lost: 'can be deleted: its deletion protection is off',
      gained: 'can no longer be deleted by mistake: its deletion protection is on',
    },
  ],
};
