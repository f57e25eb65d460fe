import type { ResourceType } from '../resource-type/resource-type';

export const workspacesWorkspace: ResourceType = {
  type: 'aws_workspaces_workspace',
  noun: 'workspace',
  forceNew: [
    'bundle_id',
    'directory_id',
    'root_volume_encryption_enabled',
    'user_name',
    'user_volume_encryption_enabled',
    'volume_encryption_key',
  ],
  loss: { weight: 'data', holds: 'files' },
  encryption: {
    flag: 'root_volume_encryption_enabled',
    key: 'volume_encryption_key',
    otherwise: 'nobody',
  },
};
