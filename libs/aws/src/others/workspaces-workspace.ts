import type { ResourceType } from '../resource-type/resource-type';

export const workspacesWorkspace: ResourceType = {
  type: 'aws_workspaces_workspace',
  noun: 'workspace',
  loss: { weight: 'data', holds: 'files' },
  encryption: {
    flag: 'root_volume_encryption_enabled',
    key: 'volume_encryption_key',
    otherwise: 'nobody',
  },
};
