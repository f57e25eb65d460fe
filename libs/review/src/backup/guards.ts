import { flagOr, isStated } from '@archway/checks';
import { blocksOf, textOf } from '@archway/terraform';
import type { Guard } from '../guards/guard';
import { amountGuard, choiceGuard, days, duration, flagGuard } from '../guards/kinds';

/** A reference or a document that is there, or is not. */
function presence(
  types: readonly string[],
  path: Guard['path'],
  lost: string,
  gained: string,
): Guard {
  const isThere = (value: Parameters<Guard['tell']>[0]): boolean =>
    isStated(value) && value !== '{}' && !(Array.isArray(value) && value.length === 0);
  return {
    types,
    path,
    tell: (before, after) => {
      if (isThere(before) === isThere(after)) return undefined;
      return isThere(after) ? { text: gained, lost: false } : { text: lost, lost: true };
    },
  };
}

/** Engines whose major version is in two numbers, as MySQL 8.0 and 8.4. */
const TWO_NUMBERS = /mysql|mariadb/;

/**
 * A major version: AWS upgrades in place and cannot go back ("Upgrading the engine version for RDS",
 * USER_UpgradeDBInstance.Upgrading). Minor ones come by themselves.
 */
const upgrade: Guard = {
  types: ['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'],
  path: ['engine_version'],
  tell: (before, after, both) => {
    const engine = textOf(both.after.attributes['engine']) ?? 'its engine';
    const numbers = (value: typeof before): readonly number[] =>
      (textOf(value) ?? '')
        .split('.')
        .slice(0, TWO_NUMBERS.test(engine) ? 2 : 1)
        .map(Number);
    const [was, is] = [numbers(before), numbers(after)];
    const [major = 0, minor = 0] = is.map((each, at) => each - (was[at] ?? each));
    const isUpgrade = major > 0 || (major === 0 && minor > 0);
    if (was.length === 0 || !isUpgrade || [...was, ...is].includes(NaN)) return undefined;
    const at = flagOr(both.after.attributes['apply_immediately'], false) === true;
    return {
      text: `goes from ${engine} ${textOf(before) ?? ''} to ${textOf(after) ?? ''}${at ? ' at once' : ''}, and cannot go back but from a snapshot`,
      lost: true,
    };
  },
};

const keepsBackups = { what: 'keeps backups for', unit: days, none: 'is no longer backed up' };

/**
 * Attributes that say how much can be brought back. What is taken where nothing is stated is the default of
 * the provider's argument (registry.terraform.io/providers/hashicorp/aws, resource by resource), which is
 * that of the API but for `aws_db_instance`: there RDS takes 1 day where a request says nothing
 * (CreateDBInstance, BackupRetentionPeriod), and the provider says 0.
 */
export const BACKUP_GUARDS: readonly Guard[] = [
  upgrade,
  flagGuard(
    { types: ['aws_dynamodb_table'], path: ['point_in_time_recovery', 'enabled'] },
    {
      lost: 'can no longer be restored to a point in time',
      gained: 'can be restored to a point in time',
    },
  ),
  amountGuard(
    { types: ['aws_db_instance'], path: ['backup_retention_period'] },
    {
      ...{ ...keepsBackups, otherwise: 0 },
      // "Disabling automated backups", USER_WorkingWithAutomatedBackups.Disabling.html.
      ...{
        none: 'is no longer backed up and loses its automated backups',
        noneLevel: 'stop',
      },
    },
  ),
  amountGuard(
    {
      types: ['aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'],
      path: ['backup_retention_period'],
    },
    { ...keepsBackups, otherwise: 1 },
  ),
  amountGuard(
    { types: ['aws_redshift_cluster'], path: ['automated_snapshot_retention_period'] },
    { ...keepsBackups, otherwise: 1 },
  ),
  amountGuard(
    {
      types: ['aws_elasticache_cluster', 'aws_elasticache_replication_group'],
      path: ['snapshot_retention_limit'],
    },
    { ...keepsBackups, otherwise: 0 },
  ),
  flagGuard(
    {
      types: ['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'],
      path: ['skip_final_snapshot'],
    },
    {
      guarding: false,
      lost: 'would be destroyed without a final snapshot',
      gained: 'would be destroyed with a final snapshot',
    },
  ),
  choiceGuard(
    { types: ['aws_s3_bucket_versioning'], path: ['versioning_configuration', 'status'] },
    {
      guarding: ['Enabled'],
      lost: 'keeps no new versions of objects: versioning is suspended',
      gained: 'keeps versions of objects',
    },
  ),
  amountGuard(
    // 30 days: ScheduleKeyDeletion, PendingWindowInDays.
    { types: ['aws_kms_key'], path: ['deletion_window_in_days'] },
    { what: 'can be brought back after its deletion for', unit: days, otherwise: 30 },
  ),
  amountGuard(
    // 30 days: DeleteSecret, RecoveryWindowInDays.
    { types: ['aws_secretsmanager_secret'], path: ['recovery_window_in_days'] },
    {
      what: 'can be brought back after its deletion for',
      unit: days,
      otherwise: 30,
      none: 'would be deleted at once',
    },
  ),
  amountGuard(
    // 4 days: CreateQueue, MessageRetentionPeriod.
    { types: ['aws_sqs_queue'], path: ['message_retention_seconds'] },
    { what: 'keeps messages for', unit: duration, otherwise: 345_600 },
  ),
  amountGuard(
    // 24 hours: https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
    { types: ['aws_kinesis_stream'], path: ['retention_period'] },
    { what: 'keeps records for', unit: (hours) => duration(hours * 3600), otherwise: 24 },
  ),
  presence(
    ['aws_sqs_queue'],
    ['redrive_policy'],
    'has no dead-letter queue any more: failed messages are lost when they expire',
    'has a dead-letter queue',
  ),
  presence(
    ['aws_sns_topic_subscription'],
    ['redrive_policy'],
    'has no dead-letter queue any more: what cannot be delivered is lost',
    'has a dead-letter queue',
  ),
  presence(
    ['aws_lambda_function'],
    ['dead_letter_config', 'target_arn'],
    'keeps failed events nowhere any more',
    'keeps failed events',
  ),
  presence(
    ['aws_lambda_event_source_mapping', 'aws_lambda_function_event_invoke_config'],
    ['destination_config', 'on_failure'],
    'keeps failed events nowhere any more',
    'keeps failed events',
  ),
  amountGuard(
    { types: ['aws_backup_vault_lock_configuration'], path: ['min_retention_days'] },
    { what: 'lets nobody keep recovery points for less than', unit: days, otherwise: 0 },
  ),
  choiceGuard(
    { types: ['aws_dlm_lifecycle_policy'], path: ['state'] },
    {
      guarding: ['ENABLED'],
      otherwise: 'ENABLED',
      lost: 'makes no snapshots any more: the policy is disabled',
      gained: 'makes snapshots: the policy is enabled',
    },
  ),
  {
    types: ['aws_dynamodb_table'],
    path: ['ttl', 'enabled'],
    tell: (before, after, both) => {
      const [was, is] = [flagOr(before, false), flagOr(after, false)];
      if (was === undefined || is === undefined || was === is) return undefined;
      const [ttl] = blocksOf(both.after.attributes['ttl']);
      const name = textOf(ttl?.['attribute_name']) ?? 'an attribute';
      return is
        ? { text: `now deletes items when the time in ${name} has passed`, lost: true }
        : { text: 'no longer deletes items by their time', lost: false };
    },
  },
];
