import { typesKnowing } from '@archway/aws';
import { isUnknown, textOf, type Value } from '@archway/terraform';
import { problem, type Rule } from '../rule/rule';

export const policyNotJson: Rule = {
  id: 'policy-not-json',
  group: 'apply-fails',
  severity: 'error',
  title: 'A policy is not JSON',
  looksFor:
    'Policies of identities and resources whose text is not JSON, whatever the references in it are.',
  why: 'AWS refuses the policy, and no other rule can judge it.',
  fix: 'Write the policy with jsonencode or aws_iam_policy_document.',
  awsPage: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html',
  *check(estate) {
    for (const { type, policies } of typesKnowing('policies')) {
      for (const { argument } of policies) {
        for (const subject of estate.all(type)) {
          const value = subject.attributes[argument];
          const text = writtenIn(value);
          if (text === '' || isJson(text) !== false) continue;
          yield problem(subject, `${argument} is not JSON`, argument);
        }
      }
    }
  },
};

/** The text as it is written, with references; empty where there is none to see. */
function writtenIn(value: Value | undefined): string {
  if (!isUnknown(value)) return textOf(value)?.trim() ?? '';
  const text = value.expression.trim();
  return text.startsWith('{') ? text : '';
}

/** Whether a text is JSON, whatever its references are; undefined where that depends on one of them. */
function isJson(text: string): boolean | undefined {
  const settled = withoutReferences(text);
  if (settled === undefined) return undefined;
  try {
    JSON.parse(settled);
    return true;
  } catch {
    return false;
  }
}

/** Only what is within quotes cannot change whether the text around it is JSON. */
function withoutReferences(text: string): string | undefined {
  let settled = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const two = text.slice(at, at + 2);
    if (two === '${' || two === '%{') {
      const end = two === '${' && isQuoted ? endOfReference(text, at + 2) : undefined;
      if (end === undefined) return undefined;
      at = end;
      continue;
    }
    if (two.startsWith('\\')) {
      settled += two;
      at++;
      continue;
    }
    if (two.startsWith('"')) isQuoted = !isQuoted;
    settled += text.charAt(at);
  }
  return settled;
}

/** The position of the brace that closes what begins at a position. */
function endOfReference(text: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    if (depth === 0) return at;
  }
  return undefined;
}
