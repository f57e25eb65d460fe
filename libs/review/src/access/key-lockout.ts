import type { Statement, Subject } from '@archway/checks';
import { textOf } from '@archway/terraform';
import type { Comparison } from '../comparison/comparison';
import { policyReader } from '../policy-text/policy-reader';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf, type Side } from '../side/sides';

/**
 * Keys whose policy no longer lets their own account in: no IAM policy gives access to them then, and
 * with its last principal a key can be managed by nobody ("Default key policy" of the KMS guide:
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
 */
export const keyLockouts: Comparison = (compared) => {
  const sides = sidesOf(compared);
  const reader = policyReader(compared);
  const policies = (side: Side) => [
    ...side.all('aws_kms_key_policy').map((each) => policyOf(each, keyOf(side, each))),
    ...side.all('aws_kms_key').map((each) => policyOf(each, each)),
  ];
  const before = new Map(
    policies(sides.prior).map(({ stated, value }) => [sides.prior.keyOf(stated), value]),
  );
  return policies(sides.planned).flatMap(({ stated, key, value }): readonly Meaning[] => {
    const change = sides.changeOf(stated);
    const was = before.get(sides.planned.keyOf(stated));
    const old = was === undefined ? undefined : reader.before(was);
    const now = value === undefined ? undefined : reader.after(value);
    if (change === undefined || old === undefined || now === undefined) return [];
    if (!old.some(letsAccountIn) || now.some(letsAccountIn)) return [];
    const name = key === undefined ? nameOf(stated) : nameOf(key);
    return [
      {
        ...{ topic: 'access', address: change.address, sign: 'removed', explains: [] },
        text: `${name} no longer lets its own account in: IAM policies give nobody access to it, and without the principals that it names nobody can manage it`,
        concern: { kind: 'protection', level: 'stop' },
      },
    ];
  });
};

function policyOf(stated: Subject, key: Subject | undefined) {
  const value = stated.attributes['policy'];
  return { stated, key, value: textOf(value) === '' ? undefined : value };
}

function keyOf(side: Side, policy: Subject): Subject | undefined {
  return side.named(policy, policy.attributes['key_id'], 'aws_kms_key')?.subject;
}

const ACCOUNT = /^(?:\*|\d{12}|arn:[\w-]+:iam::[^:]*:root|\$\{.*)$/;
const MANAGING = ['*', 'kms:*', 'kms:Put*', 'kms:PutKeyPolicy'];

/** Whether whoever has an IAM policy for it may change the policy of the key. What is not known may be the account. */
function letsAccountIn({ effect, principals = [], actions, notActions }: Statement): boolean {
  const manages = notActions.length > 0 || actions.some((action) => MANAGING.includes(action));
  return effect === 'Allow' && manages && principals.some(({ id }) => ACCOUNT.test(id));
}
