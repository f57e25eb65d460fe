import type { ResourceType } from '../resource-type/resource-type';

export const backupSelection: ResourceType = {
  type: 'aws_backup_selection',
  references: { plan_id: ['aws_backup_plan'] },
  removal: {
    topic: 'backup',
    text: 'what it selects is no longer backed up by its plan',
    about: ['plan_id'],
  },
};
