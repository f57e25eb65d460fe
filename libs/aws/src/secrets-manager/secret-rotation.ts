import type { ResourceType } from '../resource-type/resource-type';

export const secretsmanagerSecretRotation: ResourceType = {
  type: 'aws_secretsmanager_secret_rotation',
  references: {
    secret_id: ['aws_secretsmanager_secret'],
    rotation_lambda_arn: ['aws_lambda_function'],
  },
  forceNew: ['secret_id'],
  single: { owner: 'secret_id', ownerType: 'aws_secretsmanager_secret' },
  removal: { topic: 'protection', text: 'the secret is no longer rotated', about: ['secret_id'] },
  example: {
    rotation_lambda_arn: 'arn:aws:lambda:eu-west-1:111122223333:function:example',
    rotation_rules: [{ automatically_after_days: 30 }],
  },
};
