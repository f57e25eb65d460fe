import { BACKUP } from '@archway/aws';
import {
  notMatching,
  physicalName,
  problemIf,
  protectState,
  rejectProps,
  show,
} from '@archway/core';
import { BackupLogicallyAirGappedVault } from '@cdktf/provider-aws/lib/backup-logically-air-gapped-vault';
import { RamPrincipalAssociation } from '@cdktf/provider-aws/lib/ram-principal-association';
import { RamResourceAssociation } from '@cdktf/provider-aws/lib/ram-resource-association';
import { RamResourceShare } from '@cdktf/provider-aws/lib/ram-resource-share';
import { Construct } from 'constructs';
import { accountProblems } from '../account-problems';
import { declaredProps } from '../declared-props';
import { VAULT_NAME } from './backup-vault';
import type { RetentionBounds } from './vault-lock';
import { boundsProblems } from './vault-lock';
import type { ICopyDestination } from './vault-reference';

export interface AirGappedVaultProps {
  /**
   * @default - the stage and the construct's path
   */
  readonly backupVaultName?: string;

  /** 7 to 36500, at most `maximumRetentionDays`. */
  readonly minimumRetentionDays: number;

  /** 7 to 36500. */
  readonly maximumRetentionDays: number;

  /** States that somebody has decided this: the vault is locked in compliance mode from its first day on. */
  readonly iKnowThatNobodyCanUndoThis: true;

  /**
   * Accounts that may restore from here, by AWS RAM.
   *
   * @default - none
   */
  readonly shareWithAccountIds?: readonly string[];
}

/**
 * A logically air-gapped vault: it takes copies, is encrypted with a key that AWS owns, and nobody can delete what is in it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
 */
export class AirGappedVault extends Construct implements ICopyDestination {
  readonly backupVaultArn: string;
  readonly retention: RetentionBounds;

  constructor(scope: Construct, id: string, props: AirGappedVaultProps) {
    super(scope, id);
    declaredProps.check(this, 'AirGappedVault', props);
    const { minimumDays, maximumDays } = BACKUP.airGapped;
    rejectProps(this, [
      notMatching(
        'backupVaultName',
        props.backupVaultName,
        VAULT_NAME,
        "2 to 50 letters, digits, '-' and '_'",
      ),
      ...boundsProblems('', props, minimumDays, maximumDays),
      problemIf(
        (props.iKnowThatNobodyCanUndoThis as boolean) !== true,
        `iKnowThatNobodyCanUndoThis must be true for an air-gapped vault, got ${show(props.iKnowThatNobodyCanUndoThis)}`,
      ),
      ...accountProblems('shareWithAccountIds', props.shareWithAccountIds ?? []),
    ]);
    const name = props.backupVaultName ?? physicalName(this, 50);
    const vault = new BackupLogicallyAirGappedVault(this, 'Default', {
      name,
      minRetentionDays: props.minimumRetentionDays,
      maxRetentionDays: props.maximumRetentionDays,
    });
    protectState(vault);
    this.backupVaultArn = vault.arn;
    this.retention = props;
    if (props.shareWithAccountIds !== undefined && props.shareWithAccountIds.length > 0) {
      this.share(name, props.shareWithAccountIds);
    }
  }

  private share(name: string, accountIds: readonly string[]): void {
    const share = new RamResourceShare(this, 'Share', { name, allowExternalPrincipals: false });
    new RamResourceAssociation(this, 'ShareVault', {
      resourceArn: this.backupVaultArn,
      resourceShareArn: share.arn,
    });
    for (const accountId of new Set(accountIds)) {
      new RamPrincipalAssociation(this, `ShareWith-${accountId}`, {
        principal: accountId,
        resourceShareArn: share.arn,
      });
    }
  }
}
