import { KmsReplicaKey } from '@cdktf/provider-aws/lib/kms-replica-key';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { environmentOf } from '../environment/environment';
import { protectState } from '../protection/protect-state';
import { isOpen, notMatching, problemIf, rejectProps, show } from '../validation/validation';
import type { KeyProps } from './key';
import { keyProblems, OwnedKey } from './key';

export interface ReplicaKeyProps extends Pick<
  KeyProps,
  'alias' | 'deletionWindowDays' | 'description'
> {
  /** The ARN of a key of another region that was made with `multiRegion`. */
  readonly primaryKeyArn: string;
}

/**
 * A replica of another region's key: what one of them encrypted, the other one decrypts, without a call to its region.
 * Its policy and grants are its own.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export class ReplicaKey extends OwnedKey {
  readonly keyArn: string;
  readonly keyId: string;

  constructor(scope: Construct, id: string, props: ReplicaKeyProps) {
    super(scope, id);
    declaredProps.check(this, 'ReplicaKey', props);
    const { primaryKeyArn } = props;
    const { region } = environmentOf(this);
    rejectProps(this, [
      notMatching(
        'primaryKeyArn',
        primaryKeyArn,
        /^arn:[^:]+:kms:[^:]+:\d{12}:key\/mrk-[0-9a-f]{32}$/,
        'the ARN of a multi-region key, whose id begins with mrk-',
      ),
      problemIf(
        !isOpen(primaryKeyArn) && primaryKeyArn.split(':')[3] === region,
        `primaryKeyArn must be of another region, got ${show(primaryKeyArn)}`,
      ),
      ...keyProblems(props),
    ]);
    const key = new KmsReplicaKey(this, 'Default', {
      description: props.description,
      primaryKeyArn,
      deletionWindowInDays: props.deletionWindowDays ?? 30,
    });
    protectState(key);
    this.keyArn = key.arn;
    this.keyId = key.keyId;
    this.addPolicy(key.keyId);
    this.addAlias(props.alias, key.keyId);
  }
}
