import type { ResourceType } from '../resource-type/resource-type';

export const backupSelection: ResourceType = {
  type: 'aws_backup_selection',
  references: { plan_id: ['aws_backup_plan'] },
  forceNew: ['iam_role_arn', 'name', 'not_resources', 'plan_id', 'resources'],
  removal: {
    topic: 'backup',
    text: 'what it selects is no longer backed up by its plan',
    about: ['plan_id'],
  },
};
