import type { ResourceType } from '../resource-type/resource-type';

export const iamGroup: ResourceType = {
  type: 'aws_iam_group',
  arn: 'arn:{partition}:iam::{account}:group{path}{name}',
  quotas: [
    {
      name: 'groupPolicySize',
      counted: "characters of a group's inline policies together",
      limit: 5120,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    },
  ],
};
