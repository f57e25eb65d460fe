import { isUnknown, textOf, type Value } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { interpolationsIn, parseReference } from '../estate/reference';
import type { Statement } from '../policy/policy';
import { policyOf } from '../policy/policy-of';

/** What encrypts something. */
export type EncryptionKey =
  | { readonly kind: 'none' }
  /** A key that AWS manages, whose policy nobody can change. */
  | { readonly kind: 'aws'; readonly alias: string }
  /** A key of these configurations. */
  | { readonly kind: 'customer'; readonly key: Subject }
  /** A key that is not in these configurations, or an argument that is not known. */
  | { readonly kind: 'elsewhere' };

/** The key that an argument such as `kms_master_key_id` names. */
export function encryptionKeyOf(
  estate: Estate,
  from: Subject,
  value: Value | undefined,
): EncryptionKey {
  if (!isStated(value)) return { kind: 'none' };
  const text = isUnknown(value) ? value.expression : textOf(value);
  const managed = /(?:^|:)(alias\/aws\/[\w-]+)$/.exec(text ?? '')?.[1] ?? aliasOfData(from, text);
  if (managed !== undefined) return { kind: 'aws', alias: managed };
  const key = estate.target(from, value, 'aws_kms_key');
  if (key !== undefined) return { kind: 'customer', key };
  const alias = estate.target(from, value, 'aws_kms_alias');
  if (alias === undefined) return { kind: 'elsewhere' };
  return encryptionKeyOf(estate, alias, alias.attributes['target_key_id']);
}

/** AWS managed keys are often looked up: `data.aws_kms_alias.sqs.arn`. */
function aliasOfData(from: Subject, text = ''): string | undefined {
  const [only] = interpolationsIn(text).map(parseReference);
  if (only?.type !== 'aws_kms_alias' && only?.type !== 'aws_kms_key') return undefined;
  const data = from.configuration.dataSources.find(({ address }) => address === only.address);
  const name = textOf(data?.attributes['name']) ?? textOf(data?.attributes['key_id']) ?? '';
  return name.startsWith('alias/aws/') ? name : undefined;
}

/** What a key's policy says. */
export interface KeyPolicy {
  readonly stated: Subject;
  /** Undefined where it is not known. */
  readonly statements: readonly Statement[] | undefined;
}

/** @returns undefined for a key without a policy of its own: KMS then leaves it to the account's identities */
export function keyPolicyOf(estate: Estate, key: Subject): KeyPolicy | undefined {
  const [stated] = [...estate.naming(key, 'aws_kms_key_policy', 'key_id'), key].filter(
    ({ attributes }) => isStated(attributes['policy']),
  );
  return stated === undefined
    ? undefined
    : { stated, statements: policyOf(stated, stated.attributes['policy']) };
}
