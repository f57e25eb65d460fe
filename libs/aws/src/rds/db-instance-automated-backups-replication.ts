import type { ResourceType } from '../resource-type/resource-type';

export const dbInstanceAutomatedBackupsReplication: ResourceType = {
  type: 'aws_db_instance_automated_backups_replication',
  forceNew: ['kms_key_id', 'pre_signed_url', 'retention_period', 'source_db_instance_arn'],
  removal: { topic: 'backup', text: 'automated backups are no longer copied' },
};
