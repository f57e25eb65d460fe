/**
 * Arguments that the AWS provider cannot change in place, of types that hold data, as its plans show.
 * The list is not complete: what is not here may be replaced all the same.
 */
export const FORCE_NEW: Readonly<Record<string, readonly string[]>> = {
  aws_s3_bucket: ['bucket', 'bucket_prefix', 'object_lock_enabled'],
  aws_sqs_queue: ['name', 'name_prefix', 'fifo_queue'],
  aws_sns_topic: ['name', 'name_prefix', 'fifo_topic'],
  aws_sns_topic_subscription: ['topic_arn', 'protocol', 'endpoint'],
  aws_dynamodb_table: ['name', 'hash_key', 'range_key'],
  aws_kinesis_stream: ['name'],
  aws_db_instance: ['db_name', 'username', 'engine', 'kms_key_id', 'storage_encrypted'],
  aws_rds_cluster: [
    'cluster_identifier',
    'engine',
    'database_name',
    'master_username',
    'kms_key_id',
    'storage_encrypted',
  ],
  aws_efs_file_system: ['creation_token', 'encrypted', 'kms_key_id', 'performance_mode'],
  aws_ebs_volume: ['availability_zone', 'encrypted', 'kms_key_id'],
  aws_ecr_repository: ['name'],
  aws_kms_key: ['key_usage', 'customer_master_key_spec', 'multi_region'],
  aws_secretsmanager_secret: ['name', 'name_prefix'],
  aws_ssm_parameter: ['name'],
  aws_cloudwatch_log_group: ['name', 'name_prefix'],
  aws_backup_vault: ['name', 'kms_key_arn'],
  aws_opensearch_domain: ['domain_name'],
};
