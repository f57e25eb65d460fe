import type { ResourceType } from '../resource-type/resource-type';

export const iamPolicy: ResourceType = {
  type: 'aws_iam_policy',
  arn: 'arn:{partition}:iam::{account}:policy{path}{name}',
  attributes: { id: '{arn}', name: '{name}' },
  forceNew: ['description', 'name', 'name_prefix', 'path'],
  policies: [{ argument: 'policy', kind: 'identity' }],
  quotas: [
    {
      name: 'managedPolicySize',
      counted: 'characters of a managed policy',
      limit: 6144,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    },
  ],
};
