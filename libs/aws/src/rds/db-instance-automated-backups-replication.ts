import type { ResourceType } from '../resource-type/resource-type';

export const dbInstanceAutomatedBackupsReplication: ResourceType = {
  type: 'aws_db_instance_automated_backups_replication',
  removal: { topic: 'backup', text: 'automated backups are no longer copied' },
};
