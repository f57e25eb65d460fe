import type { IBucket, PolicyStatement } from '@archway/core';
import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, synth, testApp } from '@archway/testing';
import { AmiLaunchPermission } from '@cdktf/provider-aws/lib/ami-launch-permission';
import { BackupReportPlan } from '@cdktf/provider-aws/lib/backup-report-plan';
import { EbsSnapshotBlockPublicAccess } from '@cdktf/provider-aws/lib/ebs-snapshot-block-public-access';
import { EbsSnapshotCopy as EbsSnapshotCopyResource } from '@cdktf/provider-aws/lib/ebs-snapshot-copy';
import { GlacierVaultLock } from '@cdktf/provider-aws/lib/glacier-vault-lock';
import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { Construct } from 'constructs';
import type {
  AmiCopyProps,
  ArchiveLock,
  BackupReportProps,
  OrganizationPlan,
  EbsSnapshotCopyProps,
} from '../index';
import {
  AmiCopy,
  BackupReport,
  EbsDefaults,
  GlacierVault,
  OrganizationBackupPolicy,
  EbsSnapshotCopy,
} from '../index';

class PlainBucket extends Construct implements IBucket {
  readonly bucketArn = 'arn:aws:s3:::reports';
  readonly bucketName = 'reports';
  readonly statements: PolicyStatement[] = [];
  grantRead(): void {
    throw new Error('AWS Backup comes in by the policy');
  }
  grantPut(): void {
    throw new Error('AWS Backup comes in by the policy');
  }
  addToResourcePolicy(statement: PolicyStatement): void {
    this.statements.push(statement);
  }
}

const SNAPSHOT: EbsSnapshotCopyProps = {
  sourceSnapshotId: 'snap-0123456789abcdef0',
  sourceRegion: 'eu-west-1',
};
const AMI: AmiCopyProps = { sourceAmiId: 'ami-0123456789abcdef0', sourceRegion: 'eu-west-1' };
const PLAN: OrganizationPlan = {
  regions: ['eu-central-1'],
  schedule: 'cron(0 5 * * ? *)',
  vaultName: 'organization',
  deleteAfterDays: 35,
  tag: { key: 'backup', values: ['daily'] },
  roleName: 'backup',
};

const made = (make: (scope: Construct) => void) => synth(make);

it('encrypts every volume and shares no snapshot in public', () => {
  const stack = made((scope) => {
    new EbsDefaults(scope, 'Ebs');
  });
  expect(stack.inventory).toEqual({
    aws_ebs_encryption_by_default: 1,
    aws_ebs_snapshot_block_public_access: 1,
  });
  expect(stack.only(EbsSnapshotBlockPublicAccess)['state']).toBe('block-all-sharing');
});

it('copies snapshots encrypted, and to the archive where it is told to', () => {
  const copy = made((scope) => {
    new EbsSnapshotCopy(scope, 'Copy', { ...SNAPSHOT, archived: true });
  }).only(EbsSnapshotCopyResource);
  expect(copy).toMatchObject({
    encrypted: true,
    storage_tier: 'archive',
    source_region: 'eu-west-1',
  });
});

it('shares a copied image with each account once', () => {
  const stack = made((scope) => {
    new AmiCopy(scope, 'Copy', {
      ...AMI,
      encryptionKey: Key.fromKeyAttributes(scope, 'Key', { keyArn: 'arn:aws:kms:::key/1' }),
      deprecationTime: '2027-12-31T00:00:00Z',
      shareWithAccountIds: ['444455556666', '444455556666'],
    });
  });
  expect(stack.only(AmiLaunchPermission)['account_id']).toBe('444455556666');
});

it.each<[Partial<EbsSnapshotCopyProps>, RegExp]>([
  [{ sourceRegion: 'eu-central-1' }, /sourceRegion must be another region than the stack's/],
  [{ sourceRegion: 'nowhere' }, /sourceRegion must be a region such as/],
  [{ sourceSnapshotId: 'latest' }, /sourceSnapshotId must be such as snap-/],
])('fails for a copy of a snapshot with %j', (props, problem) => {
  const make = () =>
    made((scope) => void new EbsSnapshotCopy(scope, 'C', { ...SNAPSHOT, ...props }));
  expect(make).toThrow(problem);
});

it.each<[Partial<AmiCopyProps>, RegExp]>([
  [{ sourceRegion: 'eu-central-1' }, /sourceRegion must be another region/],
  [
    { shareWithAccountIds: ['444455556666'] },
    /encryptionKey must be given with shareWithAccountIds/,
  ],
  [{ deprecationTime: 'tomorrow' }, /deprecationTime must be such as/],
])('fails for a copy of an image with %j', (props, problem) => {
  expect(() => made((scope) => void new AmiCopy(scope, 'C', { ...AMI, ...props }))).toThrow(
    problem,
  );
});

const vaultWith = (lock: ArchiveLock) =>
  made((scope) => {
    new GlacierVault(scope, 'Archives', { lock });
  });

it('tries a lock of a vault before it is completed, which somebody has to decide', () => {
  const lock = vaultWith({ minimumAgeDays: 365, step: 'test' }).only(GlacierVaultLock);
  expect(lock['complete_lock']).toBe(false);
  const [statement] = JSON.parse(lock['policy']).Statement;
  expect(statement).toMatchObject({
    Effect: 'Deny',
    Action: 'glacier:DeleteArchive',
    Condition: { NumericLessThan: { 'glacier:ArchiveAgeInDays': '365' } },
  });
  expect(() => vaultWith({ minimumAgeDays: 365, step: 'complete' })).toThrow(
    /lock\.iKnowThatNobodyCanUndoThis must be true with step complete, got undefined/,
  );
  const done = { minimumAgeDays: 365, step: 'complete', iKnowThatNobodyCanUndoThis: true } as const;
  expect(vaultWith(done).only(GlacierVaultLock)['complete_lock']).toBe(true);
  expect(() => vaultWith({ minimumAgeDays: 0, step: 'test' })).toThrow(/lock\.minimumAgeDays/);
});

const policyWith = (plan: Partial<OrganizationPlan>, targetIds = ['r-abcd']) =>
  made((scope) => {
    const plans = { daily: { ...PLAN, ...plan } };
    new OrganizationBackupPolicy(scope, 'Policy', { plans, targetIds });
  });

it('gives accounts a plan for what has a tag', () => {
  const { plans } = JSON.parse(policyWith({}).only(OrganizationsPolicy)['content']);
  expect(plans.daily.rules.all.lifecycle).toEqual({ delete_after_days: { '@@assign': '35' } });
  expect(plans.daily.selections.tags.tagged.tag_value).toEqual({ '@@assign': ['daily'] });
});

const COPIES = 'arn:aws:backup:eu-west-1:$account:backup-vault:copies';

it('gives accounts windows, cold storage and copies in another region', () => {
  const { plans } = JSON.parse(
    policyWith({
      startWindowMinutes: 60,
      completionWindowMinutes: 120,
      coldStorageAfterDays: 30,
      deleteAfterDays: 120,
      timeZone: 'Europe/Berlin',
      copyToVaultArns: [COPIES],
    }).only(OrganizationsPolicy)['content'],
  );
  const lifecycle = {
    move_to_cold_storage_after_days: { '@@assign': '30' },
    delete_after_days: { '@@assign': '120' },
  };
  expect(plans.daily.rules.all).toMatchObject({
    schedule_expression_timezone: { '@@assign': 'Europe/Berlin' },
    start_backup_window_minutes: { '@@assign': '60' },
    lifecycle,
    copy_actions: { [COPIES]: { target_backup_vault_arn: { '@@assign': COPIES }, lifecycle } },
  });
});

it.each<[Partial<OrganizationPlan>, string[], RegExp]>([
  [
    { coldStorageAfterDays: 30, deleteAfterDays: 119 },
    ['r-abcd'],
    /plans\.daily\.deleteAfterDays must be at least 90 more than coldStorageAfterDays, got 119 and 30/,
  ],
  [
    { startWindowMinutes: 60, completionWindowMinutes: 119 },
    ['r-abcd'],
    /plans\.daily\.completionWindowMinutes must be at least 60 more/,
  ],
  [{ timeZone: 'Europe/Bonn' }, ['r-abcd'], /plans\.daily\.timeZone must be an IANA time zone/],
  [{ copyToVaultArns: ['copies'] }, ['r-abcd'], /copyToVaultArns\[0\] must be the ARN of a vault/],
  [{ regions: [] }, ['r-abcd'], /plans\.daily\.regions must be at least one/],
  [{ schedule: 'cron(0 5 31 2 ? *)' }, ['r-abcd'], /plans\.daily\.schedule must fire/],
  [{ tag: { key: 'backup', values: [] } }, ['r-abcd'], /it would back up nothing/],
  [{}, [], /targetIds must be at least one/],
  [{}, ['everybody'], /targetIds\[0\] must be an account, an organizational unit or the root/],
])('fails for a plan of an organization with %j for %j', (plan, targets, problem) => {
  expect(() => policyWith(plan, targets)).toThrow(problem);
});

it('reports to a bucket that lets AWS Backup write', () => {
  let bucket: PlainBucket | undefined;
  const report = (props: Partial<BackupReportProps>) =>
    made((scope) => {
      bucket = new PlainBucket(scope, 'Reports');
      new BackupReport(scope, 'Jobs', { template: 'BACKUP_JOB_REPORT', bucket, ...props });
    });
  expect(report({}).only(BackupReportPlan)).toMatchObject({ name: 'test_Jobs' });
  expect(bucket?.statements).toMatchObject([{ actions: ['s3:PutObject'] }]);
  expect(() => report({ template: 'CONTROL_COMPLIANCE_REPORT' })).toThrow(
    /frameworkArns must be given for compliance reports and for no other/,
  );
});

itPlans('is what the real provider accepts', () => {
  const stack = new AwsStack(testApp(), 'account', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const encryptionKey = new Key(stack, 'Key');
  const bucket = new PlainBucket(stack, 'Reports');
  new EbsDefaults(stack, 'Ebs', { encryptionKey });
  new EbsSnapshotCopy(stack, 'Snapshot', { ...SNAPSHOT, encryptionKey, archived: true });
  new AmiCopy(stack, 'Image', {
    ...AMI,
    encryptionKey,
    deprecationTime: '2027-12-31T00:00:00Z',
    shareWithAccountIds: ['444455556666'],
  });
  new GlacierVault(stack, 'Archives', { lock: { minimumAgeDays: 365, step: 'test' } });
  new OrganizationBackupPolicy(stack, 'Policy', { plans: { daily: PLAN }, targetIds: ['r-abcd'] });
  new BackupReport(stack, 'Jobs', { template: 'BACKUP_JOB_REPORT', bucket, keyPrefix: 'jobs' });
  new BackupReport(stack, 'Controls', {
    template: 'CONTROL_COMPLIANCE_REPORT',
    bucket,
    frameworkArns: ['arn:aws:backup:eu-central-1:111122223333:framework:audit'],
  });
  expect(planOffline(stack).inventory).toMatchObject({
    aws_ebs_snapshot_copy: 1,
    aws_ami_copy: 1,
    aws_glacier_vault_lock: 1,
    aws_organizations_policy: 1,
    aws_backup_report_plan: 2,
  });
});
