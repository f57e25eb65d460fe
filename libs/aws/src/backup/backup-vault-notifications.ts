import type { ResourceType } from '../resource-type/resource-type';

export const backupVaultNotifications: ResourceType = {
  type: 'aws_backup_vault_notifications',
  references: { backup_vault_name: ['aws_backup_vault'], sns_topic_arn: ['aws_sns_topic'] },
  forceNew: ['backup_vault_events', 'backup_vault_name', 'sns_topic_arn'],
  deliveries: [
    {
      service: 'backup.amazonaws.com',
      to: 'sns_topic_arn',
      toTypes: ['aws_sns_topic'],
      from: 'backup_vault_name',
      fromType: 'aws_backup_vault',
    },
  ],
  example: { backup_vault_events: ['BACKUP_JOB_FAILED'] },
};
