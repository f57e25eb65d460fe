import { isStated, type Subject } from '@archway/checks';
import type { Value } from '@archway/terraform';
import type { Comparison } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf, type Sides } from '../side/sides';

/** Permissions boundaries: the most that a role or user may do, whatever its policies say. */
export const boundaries: Comparison = (compared) => {
  const sides = sidesOf(compared);
  return sides.planned.all('aws_iam_role', 'aws_iam_user').flatMap((subject) => {
    const earlier = sides.prior.find(sides.planned.keyOf(subject));
    const change = sides.changeOf(subject);
    if (earlier === undefined || change === undefined) return [];
    const before = boundaryOf(earlier, sides.prior);
    const after = boundaryOf(subject, sides.planned);
    return before === after ? [] : [meaning(subject, before, after)];
  });
};

function boundaryOf(subject: Subject, side: Sides['planned']): string | undefined {
  const value: Value | undefined = subject.attributes['permissions_boundary'];
  if (!isStated(value)) return undefined;
  return (
    side.named(subject, value, 'aws_iam_policy')?.text ?? 'a policy known only after the apply'
  );
}

function meaning(subject: Subject, before: string | undefined, after: string | undefined): Meaning {
  const name = nameOf(subject);
  const about = {
    topic: 'permissions',
    address: subject.address,
    explains: ['permissions_boundary'],
  } as const;
  if (before === undefined) {
    return { ...about, sign: 'added', text: `${name} is now bounded by ${after}` };
  }
  const concern = { kind: 'privilege', level: 'look' } as const;
  return after === undefined
    ? { ...about, concern, sign: 'removed', text: `${name} is no longer bounded by ${before}` }
    : {
        ...about,
        concern,
        sign: 'changed',
        text: `${name} is bounded by ${after} (so far ${before})`,
      };
}
