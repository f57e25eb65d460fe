import type { ResourceType } from '../resource-type/resource-type';

export const workspacesWorkspace: ResourceType = {
  type: 'aws_workspaces_workspace',
  noun: 'workspace',
  loss: { weight: 'data', holds: 'files' },
};
