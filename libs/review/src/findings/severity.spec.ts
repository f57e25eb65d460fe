import { RULES } from '@archway/checks';
import { reviewPlans } from '../build/review-plans';
import { planOf, type Said } from '../testing/plan-of';

const allowing = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });

/** Something that is there already, so that what a plan adds is new. */
const OLD: Readonly<Record<string, Said>> = {
  'aws_sqs_queue.Old': { before: { name: 'old' }, after: { name: 'old' } },
};

const CASES: readonly (readonly [rule: string, address: string, after: object])[] = [
  [
    'open-trust',
    'aws_iam_role.A',
    {
      name: 'a',
      assume_role_policy: allowing({ Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }),
    },
  ],
  [
    'public-policy',
    'aws_sqs_queue_policy.A',
    { queue_url: 'q', policy: allowing({ Principal: '*', Action: 'sqs:*', Resource: '*' }) },
  ],
  [
    'full-administrator',
    'aws_iam_user_policy.A',
    { user: 'ann', policy: allowing({ Action: '*', Resource: '*' }) },
  ],
  [
    'privilege-escalation',
    'aws_iam_user_policy.A',
    { user: 'ann', policy: allowing({ Action: 'iam:AttachUserPolicy', Resource: '*' }) },
  ],
  ['public-bucket', 'aws_s3_bucket_acl.A', { bucket: 'b', acl: 'public-read' }],
];

it.each(CASES)('%s is as severe for check as for review', (id, address, after) => {
  const review = reviewPlans([{ plan: planOf({ ...OLD, [address]: { after } }) }]);
  const concern = review.verdict.concerns.find((each) => each.address === address);
  expect(review.checks.added.map(({ ruleId }) => ruleId)).toContain(id);
  const severity = RULES.find((rule) => rule.id === id)?.severity;
  expect([severity, concern?.level]).toEqual(['error', 'stop']);
});
