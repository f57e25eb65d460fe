import type { ResourceType } from '../resource-type/resource-type';

export const organizationsResourcePolicy: ResourceType = {
  type: 'aws_organizations_resource_policy',
  policies: [{ argument: 'content', kind: 'resource' }],
  example: { content: '{"Version":"2012-10-17","Statement":[]}' },
};
