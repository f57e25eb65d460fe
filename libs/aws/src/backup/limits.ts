/** Numbers of AWS Backup. */
export const BACKUP = {
  /**
   * The schedule of a rule that states none.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
   */
  schedule: 'cron(0 5 ? * * *)',
  /**
   * A backup stays in cold storage for at least 90 days.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
   */
  coldStorageDays: 90,
  /**
   * Continuous backups are kept for at most 35 days.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
   */
  continuousDays: 35,
  /**
   * A backup starts within eight hours unless the rule says otherwise, and within an hour at the earliest.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
   */
  startWindowMinutes: { default: 480, minimum: 60 },
  /**
   * It has seven days to complete unless the rule says otherwise.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
   */
  completionWindowMinutes: { default: 10_080, aboveStart: 60 },
  /**
   * Backups are at least an hour apart.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
   */
  intervalMinutes: 60,
  /**
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html
   */
  lock: { graceDays: 3, minimumDays: 1, maximumDays: 36_500 },
  /**
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateLogicallyAirGappedBackupVault.html
   */
  airGapped: { minimumDays: 7, maximumDays: 36_500 },
  /**
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingPlanForCreate.html
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingSelectionForCreate.html for the validation window
   */
  restoreTesting: { startWindowHours: 168, selectionWindowDays: 365, validationWindowHours: 168 },
} as const;

/** Numbers of Amazon Data Lifecycle Manager. */
export const DLM = {
  /**
   * @see https://docs.aws.amazon.com/dlm/latest/APIReference/API_CreateRule.html
   */
  intervalHours: [1, 2, 3, 4, 6, 8, 12, 24],
  /**
   * @see https://docs.aws.amazon.com/dlm/latest/APIReference/API_PolicyDetails.html
   */
  schedules: 4,
  /**
   * @see https://docs.aws.amazon.com/dlm/latest/APIReference/API_Schedule.html
   */
  crossRegionCopies: 3,
  /**
   * @see https://docs.aws.amazon.com/dlm/latest/APIReference/API_RetainRule.html
   */
  retainCount: 1_000,
  /**
   * A snapshot is started within an hour of the time that is asked for.
   *
   * @see https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html
   */
  startWindowMinutes: 60,
} as const;

/** Numbers of AWS DataSync. */
export const DATASYNC = {
  /**
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/task-scheduling.html
   */
  intervalMinutes: 60,
} as const;

/** How far copies of other kinds lag, in minutes. */
export const REPLICATION = {
  /**
   * S3 Replication Time Control replicates 99.9 % of objects within 15 minutes.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
   */
  s3TimeControlMinutes: 15,
  /**
   * The latest restorable time of a table is typically five minutes before now.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
   */
  dynamodbPointInTimeMinutes: 5,
  /**
   * The latest restorable time of a DB instance is typically within the last five minutes.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
   */
  rdsPointInTimeMinutes: 5,
  /**
   * EFS Replication has a recovery point of 15 minutes for most file systems.
   *
   * @see https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html
   */
  efsMinutes: 15,
  /**
   * Continuous backups of S3 and RDS restore to within 15 minutes and 5 minutes of the last activity.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
   */
  continuousBackupMinutes: 15,
} as const;

/**
 * What AWS Backup Audit Manager evaluates.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html
 */
export const BACKUP_CONTROLS = [
  'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN',
  'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK',
  'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED',
  'BACKUP_RECOVERY_POINT_ENCRYPTED',
  'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK',
  'BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION',
  'BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT',
  'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK',
  'BACKUP_LAST_RECOVERY_POINT_CREATED',
  'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET',
  'BACKUP_RESOURCES_PROTECTED_BY_LOGICALLY_AIR_GAPPED_VAULT',
] as const;
