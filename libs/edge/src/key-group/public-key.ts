import type { Problem } from '@archway/core';
import { isOpen, physicalName, rejectProps } from '@archway/core';
import { CloudfrontPublicKey } from '@cdktf/provider-aws/lib/cloudfront-public-key';
import { Construct } from 'constructs';
import { createPublicKey } from 'node:crypto';
import { declaredProps } from '../declared-props';

/** A public key, of this app or another. */
export interface IPublicKey {
  readonly publicKeyId: string;
}

export interface PublicKeyProps {
  /**
   * In PEM: RSA of 2048 bits, or ECDSA on the curve P-256. The private half signs elsewhere, and never comes near
   * Terraform.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
   */
  readonly encodedKey: string;

  /**
   * @default - none
   */
  readonly comment?: string;
}

/** A key that proves who signed a URL or a cookie. A changed key is made anew before the old one goes. */
export class PublicKey extends Construct implements IPublicKey {
  /** A key that others deploy. */
  static fromPublicKeyId(publicKeyId: string): IPublicKey {
    return { publicKeyId };
  }

  readonly publicKeyId: string;

  constructor(scope: Construct, id: string, props: PublicKeyProps) {
    super(scope, id);
    declaredProps.check(this, 'PublicKey', props);
    rejectProps(this, [keyProblem(props.encodedKey)]);
    this.publicKeyId = new CloudfrontPublicKey(this, 'Default', {
      // A key cannot change: two of them stand side by side for a moment, under different names.
      namePrefix: `${physicalName(this, 90)}-`,
      encodedKey: isOpen(props.encodedKey) ? props.encodedKey : `${props.encodedKey.trim()}\n`,
      comment: props.comment,
      lifecycle: { createBeforeDestroy: true },
    }).id;
  }
}

function keyProblem(encodedKey: string): Problem {
  if (isOpen(encodedKey)) return undefined;
  // What an error quotes ends in logs, so that no part of the key is shown.
  if (/PRIVATE KEY/.test(encodedKey)) {
    return 'encodedKey must be the public half, got a private key: keep it where URLs are signed, and replace it if it was committed';
  }
  const kind = kindOf(encodedKey);
  return kind === 'rsa 2048' || kind === 'ec prime256v1'
    ? undefined
    : `encodedKey must be a PEM public key, RSA of 2048 bits or ECDSA on P-256, got ${kind}`;
}

function kindOf(encodedKey: string): string {
  if (!encodedKey.includes('-----BEGIN PUBLIC KEY-----')) return 'something else than PEM';
  try {
    const { asymmetricKeyType = '', asymmetricKeyDetails } = createPublicKey(encodedKey);
    const detail = asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve ?? '';
    return `${asymmetricKeyType} ${detail}`.trim();
  } catch {
    return 'a key that does not parse';
  }
}
