import type { ResourceType } from '../resource-type/resource-type';

export const securityhubAccount: ResourceType = {
  type: 'aws_securityhub_account',
  removal: { topic: 'alarms', text: 'findings are no longer gathered' },
};
