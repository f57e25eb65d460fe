import { AwsStack, Key } from '@archway/core';
import {
  AirGappedVault,
  BackupFramework,
  BackupPlan,
  BackupSettings,
  BackupVault,
  RestoreTestingPlan,
} from '@archway/recovery';
import { itPlans, planOffline, testApp } from '@archway/testing';
import type { Construct } from 'constructs';

// #region example
/** Daily backups of every table that is tagged, copied to another region, and restored once a week to prove them. */
function protect(scope: Construct, copies: BackupVault): BackupPlan {
  const vault = new BackupVault(scope, 'Backups', {
    lock: { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 },
  });
  const plan = BackupPlan.dailyMonthly(scope, 'Plan', {
    vault,
    copies: [{ vault: copies }],
    timeZone: 'Europe/Berlin',
  });
  plan.addSelection('Tables', {
    resourceArns: ['arn:aws:dynamodb:*:*:table/*'],
    allOfConditions: [{ operator: 'equals', tag: 'backup', value: 'yes' }],
  });
  const tests = new RestoreTestingPlan(scope, 'Tests', {
    schedule: 'cron(0 9 ? * 2 *)',
    vaults: [vault],
  });
  tests.addSelection('Tables', { resourceType: 'DynamoDB', validationWindowHours: 4 });
  return plan;
}
// #endregion

itPlans('is what the real provider accepts', () => {
  const stack = new AwsStack(testApp(), 'recovery', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const copies = new BackupVault(stack, 'Copies', { encryptionKey: new Key(stack, 'Key') });
  copies.allowCopyFrom('444455556666');
  protect(stack, copies);
  new AirGappedVault(stack, 'Gap', {
    minimumRetentionDays: 7,
    maximumRetentionDays: 60,
    iKnowThatNobodyCanUndoThis: true,
    shareWithAccountIds: ['444455556666'],
  });
  new BackupFramework(stack, 'Audit', {
    controls: [{ control: 'BACKUP_RECOVERY_POINT_ENCRYPTED' }],
  });
  new BackupSettings(stack, 'Settings', { optIn: { DynamoDB: true }, crossAccountBackup: true });
  expect(planOffline(stack).inventory).toMatchObject({
    aws_backup_vault: 2,
    aws_backup_plan: 1,
    aws_backup_selection: 1,
    aws_backup_restore_testing_plan: 1,
    aws_backup_restore_testing_selection: 1,
    aws_backup_logically_air_gapped_vault: 1,
    aws_backup_framework: 1,
    aws_backup_region_settings: 1,
  });
});
