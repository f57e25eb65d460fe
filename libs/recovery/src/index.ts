export { BACKUP_CONTROLS } from '@archway/aws';
export { BackupFramework } from './audit/backup-framework';
export type {
  BackupControl,
  BackupControlName,
  BackupFrameworkProps,
} from './audit/backup-framework';
export { BackupReport, REPORT_TEMPLATES } from './audit/backup-report';
export type { BackupReportProps, ReportTemplate } from './audit/backup-report';
export {
  EfsLocation,
  FsxLustreLocation,
  FsxWindowsLocation,
  S3Location,
} from './datasync/aws-locations';
export type {
  EfsLocationProps,
  FsxLustreLocationProps,
  FsxWindowsLocationProps,
  IFileSystemRef,
  S3LocationProps,
} from './datasync/aws-locations';
export { AzureBlobLocation } from './datasync/azure-blob-location';
export type { AzureBlobLocationProps } from './datasync/azure-blob-location';
export { DataSyncTask } from './datasync/data-sync-task';
export type { DataSyncTaskProps, TaskReport } from './datasync/data-sync-task';
export { FsxOntapLocation, FsxOpenZfsLocation } from './datasync/fsx-nas-locations';
export type {
  FsxOntapLocationProps,
  FsxOpenZfsLocationProps,
  OntapProtocol,
} from './datasync/fsx-nas-locations';
export { DataSyncLocation } from './datasync/location';
export type { IDataSyncAgent, IDataSyncLocation } from './datasync/location';
export {
  HdfsLocation,
  NfsLocation,
  ObjectStorageLocation,
  SmbLocation,
} from './datasync/on-premises-locations';
export type {
  HdfsLocationProps,
  NfsLocationProps,
  ObjectStorageLocationProps,
  SmbLocationProps,
} from './datasync/on-premises-locations';
export { GlacierVault } from './glacier-vault/glacier-vault';
export type { ArchiveLock, GlacierVaultProps } from './glacier-vault/glacier-vault';
export { ImagePipeline } from './image/image-pipeline';
export type {
  ImageComponent,
  ImageDistribution,
  ImagePipelineProps,
} from './image/image-pipeline-props';
export { AutoScalingGroup } from './machine/auto-scaling-group';
export type { AutoScalingGroupProps } from './machine/auto-scaling-group';
export { LaunchTemplate } from './machine/launch-template';
export type { LaunchTemplateProps, MachineImage } from './machine/launch-template';
export { OrganizationBackupPolicy } from './organization/organization-backup-policy';
export type {
  OrganizationBackupPolicyProps,
  OrganizationPlan,
} from './organization/organization-backup-policy';
export { BackupPlan } from './plan/backup-plan';
export type { BackupPlanProps, PresetPlanProps } from './plan/backup-plan';
export type { BackupRule, CopyAction } from './plan/backup-rule';
export { dailyRule, monthlyRule, weeklyRule, yearlyRule } from './plan/presets';
export type { PresetOptions } from './plan/presets';
export { FARGATE_VCPUS, ServiceQuota } from './quota/service-quota';
export type { ServiceQuotaProps } from './quota/service-quota';
export { RestoreTestingPlan } from './restore-testing/restore-testing-plan';
export type {
  RestoreTestingPlanProps,
  RestoreTestingSelectionOptions,
} from './restore-testing/restore-testing-plan';
export { BackupRole } from './selection/backup-role';
export type { BackupRoleProps } from './selection/backup-role';
export { BackupSelection } from './selection/backup-selection';
export type {
  BackupSelectionOptions,
  BackupSelectionProps,
  SelectingTag,
  TagCondition,
} from './selection/backup-selection';
export { BackupSettings } from './settings/backup-settings';
export type { BackupSettingsProps } from './settings/backup-settings';
export { ImagePolicy } from './snapshot-policy/image-policy';
export { SnapshotPolicy } from './snapshot-policy/snapshot-policy';
export type {
  FastRestore,
  ImagePolicyProps,
  ImageSchedule,
  SnapshotCopy,
  SnapshotPolicyProps,
  SnapshotRetention,
  SnapshotSchedule,
  SnapshotTiming,
} from './snapshot-policy/snapshot-policy-props';
export { RecoveryTier, RUNBOOK_FILE } from './tier/recovery-tier';
export type {
  FailoverBy,
  RecoveryTierProps,
  Site,
  SiteEndpoint,
  SiteHealthCheck,
  SiteService,
} from './tier/recovery-tier-props';
export type { SiteResource } from './tier/site-resource';
export type { StoreCopy, StoreCopyKind } from './tier/store-copy';
export { capacityOf, RECOVERY_TIERS } from './tier/tier';
export type { Capacity, Tier, TierCapacity } from './tier/tier';
export { AirGappedVault } from './vault/air-gapped-vault';
export type { AirGappedVaultProps } from './vault/air-gapped-vault';
export { BackupVault, VAULT_EVENTS } from './vault/backup-vault';
export type { BackupVaultProps, VaultEvent } from './vault/backup-vault';
export type {
  ComplianceLock,
  GovernanceLock,
  RetentionBounds,
  VaultLock,
} from './vault/vault-lock';
export type {
  BackupVaultAttributes,
  IBackupVault,
  ICopyDestination,
} from './vault/vault-reference';
export { AmiCopy, EbsSnapshotCopy } from './volume/copies';
export type { AmiCopyProps, CopyOptions, EbsSnapshotCopyProps } from './volume/copies';
export { EbsDefaults } from './volume/ebs-defaults';
export type { EbsDefaultsProps } from './volume/ebs-defaults';
export { declaredProps } from './declared-props';
