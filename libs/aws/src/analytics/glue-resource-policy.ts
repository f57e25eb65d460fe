import type { ResourceType } from '../resource-type/resource-type';

export const glueResourcePolicy: ResourceType = {
  type: 'aws_glue_resource_policy',
  policies: [{ argument: 'policy', kind: 'resource' }],
};
