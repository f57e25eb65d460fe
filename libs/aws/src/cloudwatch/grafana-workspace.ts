import type { ResourceType } from '../resource-type/resource-type';

export const grafanaWorkspace: ResourceType = {
  type: 'aws_grafana_workspace',
  noun: 'Grafana workspace',
  forceNew: ['authentication_providers'],
  loss: { weight: 'data', holds: 'dashboards' },
  example: {
    account_access_type: 'CURRENT_ACCOUNT',
    authentication_providers: ['AWS_SSO'],
    permission_type: 'SERVICE_MANAGED',
  },
};
