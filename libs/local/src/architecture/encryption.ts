import { textOf } from '@archway/terraform';
import type { PolicySource } from '../authorize/policy';
import type { EncryptionKey } from './architecture';
import { policyFor, type Reading } from './reading';

/** The key that an argument such as `kms_master_key_id` names: an ARN, an id or an alias. */
export function encryptionKey(
  reading: Reading,
  named: string | undefined,
): EncryptionKey | undefined {
  if (named === undefined || named === '') return undefined;
  if (/(^|:)alias\/aws\//.test(named)) {
    return { kind: 'aws', keyArn: named, address: `the AWS managed key ${named}` };
  }
  const wanted = targetOfAlias(reading, named) ?? named;
  for (const found of reading.all('aws_kms_key')) {
    const keyArn = reading.identifier(found, 'arn');
    const keyId = reading.identifier(found, 'key_id');
    if (wanted !== keyArn && wanted !== keyId) continue;
    const account = keyArn.split(':')[4] ?? '';
    const partition = keyArn.split(':')[1] ?? 'aws';
    return {
      kind: 'customer',
      keyArn,
      address: found.resource.address,
      policy:
        policyFor(reading, 'aws_kms_key_policy', 'key_id', [keyArn, keyId]) ??
        reading.policy(found.resource, found.resource.attributes['policy']) ??
        defaultKeyPolicy(found.resource.address, partition, account),
    };
  }
  return { kind: 'external', keyArn: named, address: named };
}

function targetOfAlias(reading: Reading, named: string): string | undefined {
  for (const found of reading.all('aws_kms_alias')) {
    const names = [reading.identifier(found, 'name'), reading.identifier(found, 'arn')];
    if (names.includes(named)) return textOf(found.resource.attributes['target_key_id']);
  }
  return undefined;
}

/** What KMS gives a key without a policy: the account's own identities decide. */
function defaultKeyPolicy(address: string, partition: string, account: string): PolicySource {
  return {
    address,
    document: {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:${partition}:iam::${account}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    },
  };
}
