import type { ResourceType } from '../resource-type/resource-type';

export const securityhubAccount: ResourceType = {
  type: 'aws_securityhub_account',
  forceNew: ['enable_default_standards'],
  removal: { topic: 'alarms', text: 'findings are no longer gathered' },
};
