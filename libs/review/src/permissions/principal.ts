import { isSensitive, isUnknown, type Value } from '@archway/terraform';
import { labelOf, parseReference, type Subject } from '@archway/checks';
import { nameOf, type Named, type Side } from '../side/sides';

/** Types of those who may do something, with the word for them. */
export const KINDS = {
  aws_iam_role: 'role',
  aws_iam_user: 'user',
  aws_iam_group: 'group',
  aws_ssoadmin_permission_set: 'permission set',
} as const;

export type PrincipalType = keyof typeof KINDS;

/** Whom an argument such as `role` of `aws_iam_role_policy` names. */
export function principalOf(
  side: Side,
  from: Subject,
  value: Value | undefined,
  type: PrincipalType,
): Named {
  const named = side.named(from, value, type);
  if (named !== undefined && named.subject === undefined) {
    return { ...named, text: `the ${KINDS[type]} ${named.text}` };
  }
  return (
    named ??
    besideIt(side, from, value, type) ?? {
      key: `${type} of ${side.keyOf(from)}`,
      text: `the ${KINDS[type]} of ${labelOf(from)}`,
    }
  );
}

/** An instance of a block that repeats names the instance with its own key. */
function besideIt(
  side: Side,
  from: Subject,
  value: Value | undefined,
  type: PrincipalType,
): Named | undefined {
  if (!isUnknown(value) || isSensitive(value)) return undefined;
  const blocks = value.references.map((text) => parseReference(text)?.address);
  const [subject, ...others] = side
    .all(type)
    .filter(
      ({ resource }) =>
        blocks.includes(resource.block) &&
        resource.module === from.resource.module &&
        resource.key === from.resource.key,
    );
  if (subject === undefined || others.length > 0) return undefined;
  return { key: side.keyOf(subject), text: nameOf(subject), subject };
}
