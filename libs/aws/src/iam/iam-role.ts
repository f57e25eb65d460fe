import type { ResourceType } from '../resource-type/resource-type';

export const iamRole: ResourceType = {
  type: 'aws_iam_role',
  arn: 'arn:{partition}:iam::{account}:role{path}{name}',
  attributes: { id: '{name}', name: '{name}' },
  forceNew: ['name', 'name_prefix', 'path'],
  policies: [
    { argument: 'assume_role_policy', kind: 'trust' },
    { argument: 'inline_policy.policy', kind: 'identity' },
  ],
  quotas: [
    {
      name: 'rolePolicySize',
      counted: "characters of a role's inline policies together",
      limit: 10_240,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    },
    {
      name: 'trustPolicySize',
      counted: 'characters of a trust policy',
      limit: 2048,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    },
    {
      name: 'policiesPerRole',
      counted: 'managed policies of a role',
      limit: 10,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    },
  ],
};
