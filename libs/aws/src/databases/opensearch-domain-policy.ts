import type { ResourceType } from '../resource-type/resource-type';

export const opensearchDomainPolicy: ResourceType = {
  type: 'aws_opensearch_domain_policy',
  references: { domain_name: ['aws_opensearch_domain'] },
  policies: [
    {
      argument: 'access_policies',
      kind: 'resource',
      owner: 'domain_name',
      ownerType: 'aws_opensearch_domain',
    },
  ],
};
