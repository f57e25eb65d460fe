import { defaultOf, typesKnowing, type Encryption } from '@archway/aws';
import { flagOr, isStated, type Subject } from '@archway/checks';
import { blocksOf, isUnknown, textOf, type ObjectValue, type Value } from '@archway/terraform';
import { valueAt } from '../guards/guard';
import type { Side } from '../side/sides';
import { BY_AWS, PLAIN, strengthOf, type Strength } from './key';

/** How one type says what encrypts it. */
export interface Store {
  readonly type: string;
  /** The arguments that say it, at the top. */
  readonly arguments: readonly string[];
  /** Undefined where it cannot be seen. */
  readonly strength: (subject: Subject, side: Side) => Strength | undefined;
}

/** The types whose tables say what encrypts them. */
export const STORES: readonly Store[] = typesKnowing('encryption').map(({ type, encryption }) => {
  const { key, flag, serviceKeyFlag } = encryption;
  const names = [key, flag, serviceKeyFlag].flatMap((name) => name?.split('.')[0] ?? []);
  return {
    type,
    arguments: [...new Set(names)],
    strength: (subject, side) => strength(encryption, subject, side),
  };
});

function strength(known: Encryption, subject: Subject, side: Side): Strength | undefined {
  const { key, flag, on } = known;
  const otherwise = ofService(known, subject);
  const named = (withoutKey: Strength | undefined): Strength | undefined =>
    key === undefined ? withoutKey : strengthOf(side, subject, within(subject, key), withoutKey);
  if (flag === undefined) return named(otherwise);
  const isOn = switched(subject, flag, on);
  return isOn === undefined ? undefined : isOn ? named(BY_AWS) : otherwise;
}

/** What encrypts where the type's own arguments name no key. */
function ofService(
  { serviceKeyFlag, otherwise }: Encryption,
  { type, attributes }: Subject,
): Strength | undefined {
  if (serviceKeyFlag === undefined) return otherwise === 'aws' ? BY_AWS : PLAIN;
  const isOn = flagOr(attributes[serviceKeyFlag], defaultOf(type, serviceKeyFlag) === true);
  return isOn === undefined ? undefined : isOn ? BY_AWS : PLAIN;
}

function switched(subject: Subject, flag: string, on: string | undefined): boolean | undefined {
  const value = within(subject, flag);
  return on === undefined ? flagOr(value, false) : textOf(value) === on;
}

/** A value within blocks; a block that is stated and cannot be seen is returned as it is. */
function within({ attributes }: Subject, path: string): Value | undefined {
  const [block = '', ...rest] = path.split('.');
  const value = attributes[block];
  if (rest.length > 0 && isUnknown(value) && !isStated(value)) return undefined;
  return valueAt(attributes, [block, ...rest]);
}

/** S3 encrypts every object since 2023, with a key of its own where nothing else is said. */
export function bucketStrength(subject: Subject, side: Side): Strength | undefined {
  const [byDefault] = blocksOf(subject.attributes['rule']).flatMap((rule: ObjectValue) =>
    blocksOf(rule['apply_server_side_encryption_by_default']),
  );
  if (byDefault === undefined) return BY_AWS;
  const algorithm = textOf(byDefault['sse_algorithm']);
  return algorithm?.startsWith('aws:kms') === true
    ? strengthOf(side, subject, byDefault['kms_master_key_id'], BY_AWS)
    : BY_AWS;
}
