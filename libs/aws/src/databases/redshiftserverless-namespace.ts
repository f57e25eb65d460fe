import type { ResourceType } from '../resource-type/resource-type';

export const redshiftserverlessNamespace: ResourceType = {
  type: 'aws_redshiftserverless_namespace',
  noun: 'warehouse',
  loss: { weight: 'data', holds: 'data' },
};
