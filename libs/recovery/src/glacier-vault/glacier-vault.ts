import {
  formatArn,
  notMatching,
  notWhole,
  physicalName,
  PolicyDocument,
  problemIf,
  protectState,
  rejectProps,
  show,
} from '@archway/core';
import { GlacierVault as GlacierVaultResource } from '@cdktf/provider-aws/lib/glacier-vault';
import { GlacierVaultLock } from '@cdktf/provider-aws/lib/glacier-vault-lock';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/** How long nobody can delete an archive. */
export interface ArchiveLock {
  /** Days from the moment an archive is written, 1 to 36500. */
  readonly minimumAgeDays: number;

  /**
   * `test` lasts 24 hours and then goes by itself. `complete` stays for ever: nobody can change or remove it, AWS and the
   * root user included.
   *
   * @see https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock-how-to-api.html
   */
  readonly step: 'complete' | 'test';

  /**
   * States that somebody has decided this. Required with `complete`.
   *
   * @default - nobody has
   */
  readonly iKnowThatNobodyCanUndoThis?: true;
}

export interface GlacierVaultProps {
  /**
   * 1 to 255 letters, digits, `.`, `_` and `-`.
   *
   * @default - the stage and the construct's path
   */
  readonly vaultName?: string;

  /**
   * @default - none
   */
  readonly lock?: ArchiveLock;
}

/** A vault of the old Amazon S3 Glacier API, for those who have archives there. New archives belong into S3's classes. */
export class GlacierVault extends Construct {
  readonly vaultArn: string;
  readonly vaultName: string;

  constructor(scope: Construct, id: string, props: GlacierVaultProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'GlacierVault', props);
    const { lock } = props;
    rejectProps(this, [
      notMatching(
        'vaultName',
        props.vaultName,
        /^[A-Za-z0-9._-]{1,255}$/,
        "1 to 255 letters, digits, '.', '_' and '-'",
      ),
      notWhole('lock.minimumAgeDays', lock?.minimumAgeDays, 1, 36_500),
      problemIf(
        lock?.step === 'complete' &&
          (lock.iKnowThatNobodyCanUndoThis as boolean | undefined) !== true,
        `lock.iKnowThatNobodyCanUndoThis must be true with step complete, got ${show(lock?.iKnowThatNobodyCanUndoThis)}`,
      ),
    ]);
    this.vaultName = props.vaultName ?? physicalName(this, 255);
    const vault = new GlacierVaultResource(this, 'Default', { name: this.vaultName });
    protectState(vault);
    this.vaultArn = vault.arn;
    if (lock !== undefined) this.addLock(vault, lock);
  }

  private addLock(vault: GlacierVaultResource, { minimumAgeDays, step }: ArchiveLock): void {
    const document = new PolicyDocument();
    document.add({
      sid: 'NoDeletionBeforeItsTime',
      effect: 'Deny',
      principals: '*',
      actions: ['glacier:DeleteArchive'],
      // The name, not Terraform's reference: the policy is compared with what AWS keeps.
      resources: [formatArn(this, { service: 'glacier', resource: `vaults/${this.vaultName}` })],
      conditions: { NumericLessThan: { 'glacier:ArchiveAgeInDays': `${minimumAgeDays}` } },
    });
    new GlacierVaultLock(this, 'Lock', {
      vaultName: vault.name,
      policy: document.toJson(),
      completeLock: step === 'complete',
    });
  }
}
