import type { ResourceType } from '../resource-type/resource-type';

export const secretsmanagerSecretVersion: ResourceType = {
  type: 'aws_secretsmanager_secret_version',
  noun: 'version of a secret',
  forceNew: ['secret_binary', 'secret_id', 'secret_string'],
  loss: { weight: 'record', holds: 'value' },
  isRevision: true,
};
