import type { ResourceType } from '../resource-type/resource-type';

export const schemasRegistryPolicy: ResourceType = {
  type: 'aws_schemas_registry_policy',
  forceNew: ['registry_name'],
  policies: [{ argument: 'policy', kind: 'resource' }],
};
