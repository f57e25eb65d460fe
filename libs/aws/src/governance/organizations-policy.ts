import type { ResourceType } from '../resource-type/resource-type';

export const organizationsPolicy: ResourceType = {
  type: 'aws_organizations_policy',
  noun: 'policy of the organization',
  forceNew: ['type'],
  loss: { weight: 'service', holds: 'what it forbids' },
  deletion: [{ kind: 'kept', argument: 'skip_destroy' }],
  example: { content: '{"Version":"2012-10-17","Statement":[]}' },
};
