import type { ITopic } from '@archway/core';
import { Key } from '@archway/core';
import { synth } from '@archway/testing';
import { BackupLogicallyAirGappedVault } from '@cdktf/provider-aws/lib/backup-logically-air-gapped-vault';
import { BackupVault as BackupVaultResource } from '@cdktf/provider-aws/lib/backup-vault';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration';
import { BackupVaultNotifications } from '@cdktf/provider-aws/lib/backup-vault-notifications';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy';
import { Construct } from 'constructs';
import type { AirGappedVaultProps, BackupVaultProps } from '../index';
import { AirGappedVault, BackupVault } from '../index';

class PlainTopic extends Construct implements ITopic {
  readonly topicArn = 'arn:aws:sns:eu-central-1:111122223333:jobs';
  readonly statements: unknown[] = [];

  constructor(
    scope: Construct,
    readonly fifo = false,
  ) {
    super(scope, 'Jobs');
  }

  grantPublish(): void {
    throw new Error('the vault publishes by the policy');
  }

  addToResourcePolicy(statement: unknown): void {
    this.statements.push(statement);
  }
}

const vaultWith = (props: BackupVaultProps) =>
  synth((stack) => {
    new BackupVault(stack, 'Vault', props);
  });

it('is encrypted with a key of its own and closed to deletion by hand', () => {
  const vault = vaultWith({});
  expect(vault.inventory).toEqual({
    aws_kms_key: 1,
    aws_kms_key_policy: 1,
    aws_backup_vault: 1,
    aws_backup_vault_policy: 1,
  });
  expect(vault.only(BackupVaultResource)).toMatchObject({
    name: 'test-test-Vault',
    kms_key_arn: expect.stringContaining('aws_kms_key') as unknown,
    force_destroy: false,
  });
  const [statement] = JSON.parse(vault.only(BackupVaultPolicy).policy).Statement;
  expect(statement).toEqual({
    Sid: 'NoDeletionByHand',
    Effect: 'Deny',
    Principal: '*',
    Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
    Resource: '*',
  });
});

it('has no policy where deletion by hand is allowed', () => {
  expect(vaultWith({ blockRecoveryPointDeletion: false }).all(BackupVaultPolicy)).toEqual([]);
});

it('takes a key, a name and the permission to go with all that it holds', () => {
  const vault = synth((stack) => {
    const encryptionKey = Key.fromKeyAttributes(stack, 'Key', { keyArn: 'arn:aws:kms:::key/1' });
    new BackupVault(stack, 'Vault', {
      encryptionKey,
      backupVaultName: 'all',
      forceDestroy: true,
    });
  }).only(BackupVaultResource);
  expect(vault).toMatchObject({
    name: 'all',
    kms_key_arn: 'arn:aws:kms:::key/1',
    force_destroy: true,
  });
});

it('locks in governance mode without a date', () => {
  const lock = { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 35 } as const;
  expect(vaultWith({ lock }).only(BackupVaultLockConfiguration)).toMatchObject({
    min_retention_days: 7,
    max_retention_days: 35,
  });
  expect(vaultWith({ lock }).only(BackupVaultLockConfiguration)).not.toHaveProperty(
    'changeable_for_days',
  );
});

it('locks in compliance mode after the grace time', () => {
  const lock = {
    mode: 'compliance',
    graceDays: 3,
    minimumRetentionDays: 7,
    iKnowThatNobodyCanUndoThis: true,
  } as const;
  expect(vaultWith({ lock }).only(BackupVaultLockConfiguration)).toMatchObject({
    changeable_for_days: 3,
    min_retention_days: 7,
  });
});

it('lets accounts copy here', () => {
  const vault = synth((stack) => {
    new BackupVault(stack, 'Vault').allowCopyFrom('444455556666');
  });
  const statements = JSON.parse(vault.only(BackupVaultPolicy).policy).Statement;
  expect(statements[1]).toMatchObject({
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::444455556666:root' },
    Action: 'backup:CopyIntoBackupVault',
  });
});

it('reports to a topic that admits this vault only', () => {
  let topic: PlainTopic | undefined;
  const vault = synth((stack) => {
    topic = new PlainTopic(stack);
    new BackupVault(stack, 'Vault', { notificationTopic: topic });
  });
  expect(vault.only(BackupVaultNotifications).backup_vault_events).toContain('COPY_JOB_FAILED');
  expect(topic?.statements).toMatchObject([
    {
      principals: { services: ['backup.amazonaws.com'] },
      conditions: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    },
  ]);
});

it.each<[BackupVaultProps, RegExp]>([
  [{ backupVaultName: 'a' }, /BackupVault 'test\/Vault': backupVaultName must be 2 to 50 letters/],
  [{ lock: { mode: 'governance' } }, /lock must have minimumRetentionDays or maximumRetentionDays/],
  [
    { lock: { mode: 'governance', minimumRetentionDays: 30, maximumRetentionDays: 7 } },
    /lock\.minimumRetentionDays must be at most lock\.maximumRetentionDays, got 30 and 7/,
  ],
  [
    { lock: { mode: 'governance', maximumRetentionDays: 36_501 } },
    /lock\.maximumRetentionDays must be a whole number between 1 and 36500, got 36501/,
  ],
  [
    {
      lock: {
        mode: 'compliance',
        graceDays: 2,
        minimumRetentionDays: 7,
        iKnowThatNobodyCanUndoThis: true,
      },
    },
    /lock\.graceDays must be a whole number between 3 and 36500, got 2/,
  ],
  [
    {
      lock: {
        mode: 'compliance',
        graceDays: 3,
        minimumRetentionDays: 7,
        iKnowThatNobodyCanUndoThis: false as true,
      },
    },
    /lock\.iKnowThatNobodyCanUndoThis must be true in compliance mode, got false/,
  ],
  [
    { notificationEvents: ['COPY_JOB_FAILED'] },
    /notificationEvents must come with a notificationTopic/,
  ],
])('fails for %j', (props, problem) => {
  expect(() => vaultWith(props)).toThrow(problem);
});

it('fails for a FIFO topic', () => {
  expect(() =>
    synth((stack) => {
      new BackupVault(stack, 'Vault', { notificationTopic: new PlainTopic(stack, true) });
    }),
  ).toThrow(/notificationTopic must be a standard topic/);
});

describe('an air-gapped vault', () => {
  const gapWith = (props: Partial<AirGappedVaultProps>) =>
    synth((stack) => {
      new AirGappedVault(stack, 'Gap', {
        minimumRetentionDays: 7,
        maximumRetentionDays: 7,
        iKnowThatNobodyCanUndoThis: true,
        ...props,
      });
    });

  it('is shared with nobody', () => {
    expect(gapWith({}).inventory).toEqual({ aws_backup_logically_air_gapped_vault: 1 });
    expect(gapWith({}).only(BackupLogicallyAirGappedVault)).toMatchObject({
      min_retention_days: 7,
      max_retention_days: 7,
    });
  });

  it('is shared with each account once, inside the organization', () => {
    const gap = gapWith({ shareWithAccountIds: ['444455556666', '444455556666'] });
    expect(gap.inventory).toMatchObject({
      aws_ram_resource_share: 1,
      aws_ram_resource_association: 1,
      aws_ram_principal_association: 1,
    });
  });

  it.each<[Partial<AirGappedVaultProps>, RegExp]>([
    [
      { minimumRetentionDays: 6 },
      /minimumRetentionDays must be a whole number between 7 and 36500, got 6/,
    ],
    [
      { minimumRetentionDays: 8 },
      /minimumRetentionDays must be at most maximumRetentionDays, got 8 and 7/,
    ],
    [{ iKnowThatNobodyCanUndoThis: undefined }, /iKnowThatNobodyCanUndoThis must be true/],
    [{ shareWithAccountIds: ['ops'] }, /shareWithAccountIds\[0\] must be an account id/],
  ])('fails for %j', (props, problem) => {
    expect(() => gapWith(props)).toThrow(problem);
  });
});
