import { flagOf, numberOf, textOf, type ObjectValue } from '@archway/terraform';
import type { Remarks } from './holding';

/** What is not empty is not deleted, unless Terraform may empty it first. */
const forced =
  (attribute: string, content: string): Remarks =>
  (attributes) => [
    flagOf(attributes[attribute]) === true
      ? `${attribute} is set: its ${content} are deleted with it`
      : `AWS refuses while there are ${content} in it, since ${attribute} is not set`,
  ];

/** AWS refuses to delete what is protected. */
const guarded =
  (attribute: string): Remarks =>
  (attributes) =>
    flagOf(attributes[attribute]) === true || attributes[attribute] === 'ACTIVE'
      ? [`${attribute} is on: AWS refuses until it is off`]
      : [];

/** A database leaves a snapshot behind where it is told to. */
const snapshot: Remarks = (attributes) => {
  const name = textOf(attributes['final_snapshot_identifier']) ?? '';
  if (flagOf(attributes['skip_final_snapshot']) === true) {
    return ['no final snapshot is taken, since skip_final_snapshot is set'];
  }
  return name === '' ? [] : [`the final snapshot ${name} is taken first`];
};

const automatedBackups: Remarks = ({ delete_automated_backups: gone }) =>
  flagOf(gone) === false ? ['automated backups stay, since delete_automated_backups is off'] : [];

/** What is only marked to go can be brought back for some days. */
const waiting =
  (attribute: string, days: number): Remarks =>
  (attributes) => {
    const wait = numberOf(attributes[attribute]) ?? days;
    return [
      wait === 0
        ? `it is gone at once, since ${attribute} is 0`
        : `it can be brought back for ${wait} days`,
    ];
  };

/** AWS services confirm a subscription themselves; people and web servers have to do it again. */
const confirmation: Remarks = ({ protocol }) =>
  ['email', 'email-json', 'http', 'https'].includes(textOf(protocol) ?? '')
    ? [`a subscription by ${textOf(protocol) ?? ''} has to be confirmed again`]
    : [];

const kept: Remarks = ({ skip_destroy: stays }) =>
  flagOf(stays) === true ? ['skip_destroy is set: it stays in AWS'] : [];

const REMARKS: Readonly<Record<string, readonly Remarks[]>> = {
  aws_s3_bucket: [forced('force_destroy', 'objects')],
  aws_s3_directory_bucket: [forced('force_destroy', 'objects')],
  aws_backup_vault: [forced('force_destroy', 'recovery points')],
  aws_ecr_repository: [forced('force_delete', 'images')],
  aws_ecrpublic_repository: [forced('force_destroy', 'images')],
  aws_dynamodb_table: [guarded('deletion_protection_enabled')],
  aws_db_instance: [guarded('deletion_protection'), snapshot, automatedBackups],
  aws_rds_cluster: [guarded('deletion_protection'), snapshot, automatedBackups],
  aws_docdb_cluster: [guarded('deletion_protection'), snapshot],
  aws_neptune_cluster: [guarded('deletion_protection'), snapshot],
  aws_redshift_cluster: [snapshot],
  aws_qldb_ledger: [guarded('deletion_protection')],
  aws_cognito_user_pool: [guarded('deletion_protection')],
  aws_secretsmanager_secret: [waiting('recovery_window_in_days', 30)],
  aws_kms_key: [waiting('deletion_window_in_days', 30)],
  aws_kms_external_key: [waiting('deletion_window_in_days', 30)],
  aws_kms_replica_key: [waiting('deletion_window_in_days', 30)],
  aws_cloudwatch_log_group: [kept],
  aws_sns_topic_subscription: [confirmation],
  aws_lb: [guarded('enable_deletion_protection')],
  aws_iam_user: [forced('force_destroy', 'keys and passwords')],
};

/** What makes the loss of a resource less or more than it seems. */
export function remarksOn(type: string, attributes: ObjectValue): readonly string[] {
  return (REMARKS[type] ?? []).flatMap((remarks) => remarks(attributes));
}
