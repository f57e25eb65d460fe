import type { ResourceType } from '../resource-type/resource-type';

export const sesDomainIdentity: ResourceType = {
  type: 'aws_ses_domain_identity',
  noun: 'mail domain',
  nameArgument: 'domain',
  forceNew: ['domain'],
  loss: { weight: 'identity', holds: 'its verification' },
};
