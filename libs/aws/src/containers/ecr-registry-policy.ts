import type { ResourceType } from '../resource-type/resource-type';

export const ecrRegistryPolicy: ResourceType = {
  type: 'aws_ecr_registry_policy',
  policies: [{ argument: 'policy', kind: 'resource' }],
};
