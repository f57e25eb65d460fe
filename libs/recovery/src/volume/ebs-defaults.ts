import type { IKey } from '@archway/core';
import { EbsDefaultKmsKey } from '@cdktf/provider-aws/lib/ebs-default-kms-key';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default';
import { EbsSnapshotBlockPublicAccess } from '@cdktf/provider-aws/lib/ebs-snapshot-block-public-access';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

export interface EbsDefaultsProps {
  /**
   * The customer managed key of volumes that name none.
   *
   * @default - the key that AWS manages for EBS
   */
  readonly encryptionKey?: IKey;
}

/**
 * What holds for every volume and snapshot of the account in this region: encrypted, and shared with nobody in public. One
 * for each account and region.
 */
export class EbsDefaults extends Construct {
  constructor(scope: Construct, id: string, props: EbsDefaultsProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'EbsDefaults', props);
    new EbsEncryptionByDefault(this, 'Default', { enabled: true });
    new EbsSnapshotBlockPublicAccess(this, 'Snapshots', { state: 'block-all-sharing' });
    if (props.encryptionKey !== undefined) {
      new EbsDefaultKmsKey(this, 'DefaultKey', { keyArn: props.encryptionKey.keyArn });
    }
  }
}
