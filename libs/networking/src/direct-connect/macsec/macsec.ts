import { DxMacsecKeyAssociation } from '@cdktf/provider-aws/lib/dx-macsec-key-association';
import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, problemIf, show } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { SecretReference } from '../../secret-reference/secret-reference';
import { secretProblem, secretValue } from '../../secret-reference/secret-reference';

/** Where the two halves of a MACsec key come from: a secret that Direct Connect keeps, or the halves. */
export type MacSecKey =
  | {
      /** A secret of Secrets Manager with both, as Direct Connect made it for another connection. */
      readonly secretArn: string;
    }
  | {
      /** The CKN, which is no secret: 64 hexadecimal digits. */
      readonly connectivityAssociationKeyName: string;
      /** The CAK: 64 hexadecimal digits, of which Direct Connect makes a secret. */
      readonly connectivityAssociationKey: SecretReference;
    };

/** Encryption of the wire itself, on dedicated connections of 10 Gbit/s and more where the location has it. */
export interface MacSec {
  /**
   * @default - none yet: ordered with MACsec, keyed later
   */
  readonly key?: MacSecKey;

  /**
   * What becomes of traffic without encryption: `must_encrypt` stops it, `should_encrypt` lets it through when keys
   * fail. Terraform orders the port first and sets this with its next run, once the port is up.
   *
   * @default 'must_encrypt' where there is a key, else AWS's 'should_encrypt'
   */
  readonly encryptionMode?: 'must_encrypt' | 'no_encrypt' | 'should_encrypt';
}

/** What is wrong with MACsec on a link of `bandwidth`. */
export function* macSecProblems(macSec: MacSec | undefined, bandwidth: string): Generator<Problem> {
  if (macSec === undefined) return;
  const { key, encryptionMode } = macSec;
  yield problemIf(
    bandwidth === '1Gbps',
    'macSec needs a bandwidth of 10Gbps, 100Gbps or 400Gbps, got "1Gbps"',
  );
  yield notOneOf('macSec.encryptionMode', encryptionMode, [
    'must_encrypt',
    'no_encrypt',
    'should_encrypt',
  ]);
  yield problemIf(
    key === undefined && encryptionMode !== undefined && encryptionMode !== 'no_encrypt',
    `macSec.encryptionMode needs a key, got ${show(encryptionMode)}`,
  );
  yield* keyProblems(key);
}

/** What is wrong with a MACsec key alone. */
export function* keyProblems(key: MacSecKey | undefined): Generator<Problem> {
  if (key === undefined) return;
  if ('secretArn' in key) {
    yield problemIf(
      !isOpen(key.secretArn) && !/^arn:[^:]+:secretsmanager:/.test(key.secretArn),
      'macSec.key.secretArn must be the ARN of a secret of Secrets Manager',
    );
    return;
  }
  yield notMatching(
    'macSec.key.connectivityAssociationKeyName',
    key.connectivityAssociationKeyName,
    /^[0-9A-Fa-f]{64}$/,
    '64 hexadecimal digits',
  );
  const half = 'macSec.key.connectivityAssociationKey';
  yield secretProblem(half, key.connectivityAssociationKey);
}

/** Gives a link its key. */
export function addMacSecKey(
  scope: Construct,
  linkId: string,
  key: MacSecKey,
  provider: TerraformProvider | undefined,
): void {
  new DxMacsecKeyAssociation(scope, 'MacSecKey', {
    connectionId: linkId,
    ...('secretArn' in key
      ? { secretArn: key.secretArn }
      : {
          ckn: key.connectivityAssociationKeyName,
          cak: secretValue(scope, 'MacSecSecret', key.connectivityAssociationKey, provider),
        }),
    provider,
  });
}
