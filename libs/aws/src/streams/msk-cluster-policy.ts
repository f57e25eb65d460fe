import type { ResourceType } from '../resource-type/resource-type';

export const mskClusterPolicy: ResourceType = {
  type: 'aws_msk_cluster_policy',
  references: { cluster_arn: ['aws_msk_cluster', 'aws_msk_serverless_cluster'] },
  policies: [
    { argument: 'policy', kind: 'resource', owner: 'cluster_arn', ownerType: 'aws_msk_cluster' },
  ],
};
