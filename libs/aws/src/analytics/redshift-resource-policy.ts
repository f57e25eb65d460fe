import type { ResourceType } from '../resource-type/resource-type';

export const redshiftResourcePolicy: ResourceType = {
  type: 'aws_redshift_resource_policy',
  forceNew: ['resource_arn'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'resource_arn',
      ownerType: 'aws_redshift_cluster',
    },
  ],
};
