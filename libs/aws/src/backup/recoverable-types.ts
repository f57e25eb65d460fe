import { resourceType, typesKnowing } from '../catalogue/catalogue';

/**
 * The service of a type in the opt-in settings of AWS Backup.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 */
export const BACKUP_SERVICES: Readonly<Record<string, string>> = {
  aws_db_instance: 'RDS',
  aws_docdb_cluster: 'DocumentDB',
  aws_dynamodb_table: 'DynamoDB',
  aws_ebs_volume: 'EBS',
  aws_efs_file_system: 'EFS',
  aws_fsx_lustre_file_system: 'FSx',
  aws_fsx_ontap_volume: 'FSx',
  aws_fsx_openzfs_file_system: 'FSx',
  aws_fsx_windows_file_system: 'FSx',
  aws_neptune_cluster: 'Neptune',
  aws_redshift_cluster: 'Redshift',
  aws_s3_bucket: 'S3',
  aws_storagegateway_cached_iscsi_volume: 'Storage Gateway',
  aws_storagegateway_stored_iscsi_volume: 'Storage Gateway',
  aws_timestreamwrite_table: 'Timestream',
};

/** Services whose continuous backups restore to a point in time. */
export const CONTINUOUS_SERVICES: ReadonlySet<string> = new Set(['Aurora', 'RDS', 'S3']);

/**
 * What holds data, and yet is nothing to recover: copies of other data, keys, and messages that wait to be read.
 */
const NOT_TO_RECOVER: readonly RegExp[] = [
  /^aws_backup_/,
  /_(snapshot|snapshot_copy|backup)$/,
  /^aws_ami(_|$)/,
  /^aws_(kms|cloudhsm|acmpca)_/,
  /^aws_(sqs|kinesis|msk|mq)_/,
  /_global_(cluster|table|replication_group)$/,
  /^aws_dynamodb_table_item$/,
  /^aws_(cognito|identitystore)_user$/,
  /^aws_(keyspaces_keyspace|timestreamwrite_database|s3tables_table_bucket)$/,
];

/** Types that hold data which somebody would want back. */
export function recoverableTypes(): readonly string[] {
  return typesKnowing('loss')
    .filter(
      ({ loss, type }) => loss.weight === 'data' && !NOT_TO_RECOVER.some((no) => no.test(type)),
    )
    .map(({ type }) => type);
}

/** ARNs of types that are named by an identifier of AWS. */
const ARNS: Readonly<Record<string, string>> = {
  aws_docdb_cluster: 'arn:{partition}:rds:{region}:{account}:cluster:*',
  aws_ebs_volume: 'arn:{partition}:ec2:{region}:{account}:volume/*',
  aws_efs_file_system: 'arn:{partition}:elasticfilesystem:{region}:{account}:file-system/*',
  aws_fsx_lustre_file_system: 'arn:{partition}:fsx:{region}:{account}:file-system/*',
  aws_fsx_ontap_volume: 'arn:{partition}:fsx:{region}:{account}:volume/*',
  aws_fsx_openzfs_file_system: 'arn:{partition}:fsx:{region}:{account}:file-system/*',
  aws_fsx_windows_file_system: 'arn:{partition}:fsx:{region}:{account}:file-system/*',
  aws_neptune_cluster: 'arn:{partition}:rds:{region}:{account}:cluster:*',
  aws_redshift_cluster: 'arn:{partition}:redshift:{region}:{account}:cluster:*',
  aws_storagegateway_cached_iscsi_volume:
    'arn:{partition}:storagegateway:{region}:{account}:gateway/*',
  aws_storagegateway_stored_iscsi_volume:
    'arn:{partition}:storagegateway:{region}:{account}:gateway/*',
  aws_timestreamwrite_table: 'arn:{partition}:timestream:{region}:{account}:database/*',
};

/** A resource's ARN as a pattern, in which `*` stands for what is not known. */
export function arnPattern(
  type: string,
  known: { readonly name?: string; readonly region?: string; readonly account?: string },
): string | undefined {
  const { region = '' } = known;
  const partition = region.startsWith('cn-')
    ? 'aws-cn'
    : region.startsWith('us-gov-')
      ? 'aws-us-gov'
      : 'aws';
  const parts: Readonly<Record<string, string | undefined>> = { ...known, partition };
  return (resourceType(type)?.arn ?? ARNS[type])?.replace(
    /\{(\w+)\}/g,
    (_, part: string) => parts[part] ?? '*',
  );
}
