import { isStated, type Subject } from '@archway/checks';
import { isSensitive, isUnknown, textOf, type Value } from '@archway/terraform';
import { nameOf, type Side } from '../side/sides';

/** How data is kept from who must not read it; a higher strength is a stronger one. */
export interface Strength {
  /** 0: not encrypted, 1: a key that AWS owns or manages, 2: a key of the customer. */
  readonly rank: 0 | 1 | 2;
  readonly text: string;
  /** The same on both sides for the same key. */
  readonly key: string;
}

export const PLAIN: Strength = { rank: 0, text: 'not encrypted', key: 'none' };
export const BY_AWS: Strength = {
  ...{ rank: 1, key: 'aws' },
  text: 'encrypted with a key that AWS holds',
};

/** What encrypts with the key that an argument names; undefined where that cannot be seen. */
export function strengthOf(
  side: Side,
  subject: Subject,
  value: Value | undefined,
  otherwise: Strength | undefined,
): Strength | undefined {
  if (isSensitive(value)) return undefined;
  if (!isStated(value)) return isUnknown(value) ? undefined : otherwise;
  const named = side.named(subject, value, 'aws_kms_key', 'aws_kms_alias');
  const id = named?.text ?? textOf(value);
  if (id === undefined) return undefined;
  const managed = /(?:^|:)(alias\/aws\/[\w-]+)$/.exec(textOf(value) ?? '')?.[1];
  if (managed !== undefined) return BY_AWS;
  const text = named?.subject === undefined ? `the key ${id}` : `the key ${nameOf(named.subject)}`;
  return { rank: 2, key: named?.key ?? id, text: `encrypted with ${text}` };
}
