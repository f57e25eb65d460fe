import type { ResourceType } from '../resource-type/resource-type';

export const backupVault: ResourceType = {
  type: 'aws_backup_vault',
  noun: 'backup vault',
  arn: 'arn:{partition}:backup:{region}:{account}:backup-vault:{name}',
  references: { kms_key_arn: ['aws_kms_key', 'aws_kms_alias'] },
  forceNew: ['kms_key_arn', 'name'],
  loss: { weight: 'data', holds: 'recovery points' },
  deletion: [{ kind: 'content', argument: 'force_destroy', content: 'recovery points' }],
  guards: [
    {
      topic: 'protection',
      argument: 'force_destroy',
      kind: 'flag',
      guarding: false,
      lost: 'would be destroyed with all that is in it: force_destroy is on',
      gained: 'would not be destroyed while something is in it: force_destroy is off',
    },
  ],
  encryption: { key: 'kms_key_arn', otherwise: 'aws' },
};
