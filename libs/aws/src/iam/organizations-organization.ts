import type { ResourceType } from '../resource-type/resource-type';

export const organizationsOrganization: ResourceType = {
  type: 'aws_organizations_organization',
  noun: 'organization',
  loss: { weight: 'identity', holds: 'the accounts in it' },
};
