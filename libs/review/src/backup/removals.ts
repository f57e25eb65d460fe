import { labelOf, type Subject } from '@archway/checks';
import { textOf } from '@archway/terraform';
import { goesToo, valueAt, type Removal } from '../guards/guard';
import { nameOf, type Sides } from '../side/sides';

/** What the attribute of something that goes names, as a person calls it. */
function ofNamed(
  sides: Sides,
  subject: Subject,
  attribute: string,
  ...types: readonly string[]
): string {
  return (
    sides.prior.named(subject, subject.attributes[attribute], ...types)?.text ?? labelOf(subject)
  );
}

/** Resources without which less can be brought back. */
export const BACKUP_REMOVALS: readonly Removal[] = [
  {
    types: ['aws_s3_bucket_versioning'],
    // The provider suspends versioning when the resource goes.
    tell: (subject, sides) =>
      textOf(valueAt(subject.attributes, ['versioning_configuration', 'status'])) !== 'Enabled' ||
      goesToo(sides, subject, 'bucket', 'aws_s3_bucket')
        ? undefined
        : `${ofNamed(sides, subject, 'bucket', 'aws_s3_bucket')} keeps no new versions of objects: versioning is suspended`,
  },
  {
    types: ['aws_s3_bucket_replication_configuration'],
    tell: (subject, sides) =>
      goesToo(sides, subject, 'bucket', 'aws_s3_bucket')
        ? undefined
        : `${ofNamed(sides, subject, 'bucket', 'aws_s3_bucket')} is not replicated any more`,
  },
  {
    types: ['aws_dynamodb_table_replica'],
    tell: (subject) => `${nameOf(subject)}: the replica of the table goes`,
  },
  {
    types: ['aws_db_instance_automated_backups_replication'],
    tell: (subject) => `${nameOf(subject)}: automated backups are not copied any more`,
  },
  {
    types: ['aws_sqs_queue_redrive_policy'],
    tell: (subject, sides) => {
      const queue = sides.prior.named(subject, subject.attributes['queue_url'], 'aws_sqs_queue');
      const now = queue === undefined ? undefined : sides.planned.find(queue.key);
      const elsewhere =
        textOf(now?.attributes['redrive_policy']) !== undefined &&
        now?.attributes['redrive_policy'] !== queue?.subject?.attributes['redrive_policy'];
      return elsewhere || goesToo(sides, subject, 'queue_url', 'aws_sqs_queue')
        ? undefined
        : `${queue?.text ?? labelOf(subject)} has no dead-letter queue any more`;
    },
  },
  {
    types: ['aws_backup_plan'],
    tell: (subject) => `${nameOf(subject)}: the plan makes no backups any more`,
  },
  {
    types: ['aws_backup_selection'],
    tell: (subject, sides) =>
      goesToo(sides, subject, 'plan_id', 'aws_backup_plan')
        ? undefined
        : `${nameOf(subject)}: what it selects is not backed up any more by its plan`,
  },
  {
    types: ['aws_backup_vault_lock_configuration'],
    tell: (subject, sides) =>
      goesToo(sides, subject, 'backup_vault_name', 'aws_backup_vault')
        ? undefined
        : `${ofNamed(sides, subject, 'backup_vault_name', 'aws_backup_vault')} is not locked any more: recovery points can be deleted early`,
  },
  {
    types: ['aws_dlm_lifecycle_policy'],
    tell: (subject) => `${nameOf(subject)}: the policy makes no snapshots any more`,
  },
];
