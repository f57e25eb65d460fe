import type { ResourceType } from '../resource-type/resource-type';

export const route53domainsRegisteredDomain: ResourceType = {
  type: 'aws_route53domains_registered_domain',
  noun: 'domain',
  nameArgument: 'domain_name',
  loss: { weight: 'identity', holds: 'its registration' },
};
