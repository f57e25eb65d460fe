import type { ResourceType } from '../resource-type/resource-type';

export const backupPlan: ResourceType = {
  type: 'aws_backup_plan',
  forceNew: ['name'],
  removal: { topic: 'backup', text: 'the plan no longer makes backups' },
};
