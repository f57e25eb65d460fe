import type { ResourceType } from '../resource-type/resource-type';

export const iamUser: ResourceType = {
  type: 'aws_iam_user',
  noun: 'user',
  arn: 'arn:{partition}:iam::{account}:user{path}{name}',
  loss: { weight: 'identity', holds: 'keys and passwords that somebody has' },
  deletion: [{ kind: 'content', argument: 'force_destroy', content: 'keys and passwords' }],
  guards: [
    {
      topic: 'protection',
      argument: 'force_destroy',
      kind: 'flag',
      guarding: false,
      lost: 'would be destroyed with all that is in it: force_destroy is on',
      gained: 'would not be destroyed while something is in it: force_destroy is off',
    },
  ],
  quotas: [
    {
      name: 'userPolicySize',
      counted: "characters of a user's inline policies together",
      limit: 2048,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    },
  ],
};
