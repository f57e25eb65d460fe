import { typesKnowing } from '@archway/aws';
import { isUnknown, textOf } from '@archway/terraform';
import { problem, type Rule } from '../rule/rule';

export const policyNotJson: Rule = {
  id: 'policy-not-json',
  group: 'apply-fails',
  severity: 'error',
  title: 'A policy is not JSON',
  looksFor: 'Policies of identities and resources whose text is known and is not JSON.',
  why: 'AWS refuses the policy, and no other rule can judge it.',
  fix: 'Write the policy with jsonencode or aws_iam_policy_document.',
  awsPage: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html',
  *check(estate) {
    for (const { type, policies } of typesKnowing('policies')) {
      for (const { argument } of policies) {
        for (const subject of estate.all(type)) {
          const value = subject.attributes[argument];
          const text = isUnknown(value) ? undefined : textOf(value)?.trim();
          if (text === undefined || text === '' || text.includes('${') || isJson(text)) continue;
          yield problem(subject, `${argument} is not JSON`, argument);
        }
      }
    }
  },
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
