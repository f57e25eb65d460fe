import type { Subject } from '@archway/checks';
import { textOf } from '@archway/terraform';
import type { Comparison } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { sidesOf, type Sides } from '../side/sides';
import { principalOf } from './principal';

/** What somebody logs in with, by type: what a user has then. */
const CREDENTIALS: Readonly<Record<string, string>> = {
  aws_iam_access_key: 'an access key, which is valid until somebody deletes it',
  aws_iam_service_specific_credential: 'a password for one service',
  aws_iam_user_login_profile: 'a password for the console',
  aws_iam_signing_certificate: 'a certificate to sign requests with',
};

/** Keys and passwords that users get, or that are valid again; none of their values is told. */
export const credentials: Comparison = (compared) => {
  const sides = sidesOf(compared);
  return sides.planned.all(...Object.keys(CREDENTIALS)).flatMap((subject): readonly Meaning[] => {
    const change = sides.changeOf(subject);
    const earlier = sides.prior.find(sides.planned.keyOf(subject));
    if (change === undefined || !isValid(subject)) return [];
    if (earlier !== undefined && isValid(earlier) && change.action !== 'replace') return [];
    return [gained(subject, sides)];
  });
};

function gained(subject: Subject, sides: Sides): Meaning {
  const {
    key,
    text,
    subject: found,
  } = principalOf(sides.planned, subject, subject.attributes['user'], 'aws_iam_user');
  const user = found?.address ?? subject.address;
  return {
    ...{ topic: 'permissions', address: subject.address, sign: 'added', explains: ['status'] },
    text: `${text} gets ${CREDENTIALS[subject.type] ?? 'a credential'}`,
    concern: {
      ...{ kind: 'privilege', level: 'look' },
      principal: { address: user, isNew: sides.isNew(key) },
    },
  };
}

/** AWS takes a credential as valid where nothing else is said. */
function isValid({ attributes }: Subject): boolean {
  return textOf(attributes['status']) !== 'Inactive';
}
