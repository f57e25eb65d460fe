import { notMatching, physicalName, problemIf, rejectProps } from '@archway/core';
import { CloudfrontKeyGroup } from '@cdktf/provider-aws/lib/cloudfront-key-group';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { IPublicKey } from './public-key';

/** A key group, of this app or another. */
export interface IKeyGroup {
  readonly keyGroupId: string;
}

export interface KeyGroupProps {
  /** Any of these may have signed, 1 to 5: two while one takes the place of the other. */
  readonly publicKeys: readonly IPublicKey[];

  /**
   * At most 128 characters.
   *
   * @default - none
   */
  readonly comment?: string;
}

/** "Quotas on key groups": public keys in a single key group. */
const MOST_KEYS = 5;

/** The keys whose signatures a behavior trusts: with it, only signed URLs and cookies are answered. */
export class KeyGroup extends Construct implements IKeyGroup {
  /** A group that others deploy. */
  static fromKeyGroupId(keyGroupId: string): IKeyGroup {
    return { keyGroupId };
  }

  readonly keyGroupId: string;

  constructor(scope: Construct, id: string, props: KeyGroupProps) {
    super(scope, id);
    declaredProps.check(this, 'KeyGroup', props);
    const keys = new Set(props.publicKeys);
    rejectProps(this, [
      problemIf(
        props.publicKeys.length < 1 || props.publicKeys.length > MOST_KEYS,
        `publicKeys must be 1 to ${MOST_KEYS}, got ${props.publicKeys.length}`,
      ),
      problemIf(keys.size < props.publicKeys.length, 'publicKeys must hold every key once'),
      notMatching('comment', props.comment, /^.{0,128}$/s, 'at most 128 characters long'),
    ]);
    this.keyGroupId = new CloudfrontKeyGroup(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      name: physicalName(this, 128),
      comment: props.comment,
      items: props.publicKeys.map(({ publicKeyId }) => publicKeyId),
    }).id;
  }
}
