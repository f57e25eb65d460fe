import { flagOr, isStated, type Subject } from '@archway/checks';
import { blocksOf, textOf, type ObjectValue } from '@archway/terraform';
import type { Side } from '../side/sides';
import { BY_AWS, PLAIN, strengthOf, type Strength } from './key';

/** How one type says what encrypts it. */
export interface Store {
  readonly type: string;
  /** The arguments that say it, at the top. */
  readonly arguments: readonly string[];
  /** Undefined where it cannot be seen. */
  readonly strength: (subject: Subject, side: Side) => Strength | undefined;
}

/** A type that names its key and is encrypted by AWS, or not at all, without one. */
const byKey = (type: string, argument: string, otherwise: Strength): Store => ({
  ...{ type, arguments: [argument] },
  strength: (subject, side) => strengthOf(side, subject, subject.attributes[argument], otherwise),
});

/** A type that has a flag for encryption beside its key. */
const byFlag = (type: string, flag: string, key: string): Store => ({
  ...{ type, arguments: [flag, key] },
  strength: (subject, side) => {
    const on = flagOr(subject.attributes[flag], false);
    if (on !== true) return on === false ? PLAIN : undefined;
    return strengthOf(side, subject, subject.attributes[key], BY_AWS);
  },
});

/** A type that has a block with a flag and a key. */
const byBlock = (
  type: string,
  block: string,
  parts: { readonly flag?: string; readonly key: string; readonly otherwise: Strength },
): Store => ({
  ...{ type, arguments: [block] },
  strength: (subject, side) => {
    const [found] = blocksOf(subject.attributes[block]);
    if (found === undefined)
      return isStated(subject.attributes[block]) ? undefined : parts.otherwise;
    const on = parts.flag === undefined ? true : flagOr(found[parts.flag], false);
    if (on !== true) return on === false ? parts.otherwise : undefined;
    return strengthOf(side, subject, found[parts.key], BY_AWS);
  },
});

export const STORES: readonly Store[] = [
  {
    ...{ type: 'aws_sqs_queue', arguments: ['kms_master_key_id', 'sqs_managed_sse_enabled'] },
    strength: (subject, side) => {
      const managed = flagOr(subject.attributes['sqs_managed_sse_enabled'], true);
      const otherwise = managed === undefined ? undefined : managed ? BY_AWS : PLAIN;
      return strengthOf(side, subject, subject.attributes['kms_master_key_id'], otherwise);
    },
  },
  byKey('aws_sns_topic', 'kms_master_key_id', PLAIN),
  byKey('aws_cloudwatch_log_group', 'kms_key_id', BY_AWS),
  byKey('aws_secretsmanager_secret', 'kms_key_id', BY_AWS),
  byKey('aws_backup_vault', 'kms_key_arn', BY_AWS),
  byKey('aws_lambda_function', 'kms_key_arn', BY_AWS),
  byKey('aws_cloudtrail', 'kms_key_id', BY_AWS),
  ...['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster'].map((type) =>
    byFlag(type, 'storage_encrypted', 'kms_key_id'),
  ),
  // Neptune has the same flag and another name for the key.
  byFlag('aws_neptune_cluster', 'storage_encrypted', 'kms_key_arn'),
  byFlag('aws_ebs_volume', 'encrypted', 'kms_key_id'),
  byFlag('aws_efs_file_system', 'encrypted', 'kms_key_id'),
  byFlag('aws_redshift_cluster', 'encrypted', 'kms_key_id'),
  byFlag('aws_elasticache_replication_group', 'at_rest_encryption_enabled', 'kms_key_id'),
  byBlock('aws_dynamodb_table', 'server_side_encryption', {
    ...{ flag: 'enabled', key: 'kms_key_arn', otherwise: BY_AWS },
  }),
  byBlock('aws_ecr_repository', 'encryption_configuration', {
    ...{ key: 'kms_key', otherwise: BY_AWS },
  }),
  byBlock('aws_opensearch_domain', 'encrypt_at_rest', {
    ...{ flag: 'enabled', key: 'kms_key_id', otherwise: PLAIN },
  }),
  {
    ...{ type: 'aws_kinesis_stream', arguments: ['encryption_type', 'kms_key_id'] },
    strength: (subject, side) =>
      textOf(subject.attributes['encryption_type']) === 'KMS'
        ? strengthOf(side, subject, subject.attributes['kms_key_id'], BY_AWS)
        : PLAIN,
  },
  {
    ...{ type: 'aws_s3_bucket_server_side_encryption_configuration', arguments: ['rule'] },
    strength: bucketStrength,
  },
];

/** S3 encrypts every object since 2023, with a key of its own where nothing else is said. */
export function bucketStrength(subject: Subject, side: Side): Strength | undefined {
  const [byDefault] = blocksOf(subject.attributes['rule']).flatMap((rule: ObjectValue) =>
    blocksOf(rule['apply_server_side_encryption_by_default']),
  );
  if (byDefault === undefined) return BY_AWS;
  const algorithm = textOf(byDefault['sse_algorithm']);
  return algorithm?.startsWith('aws:kms') === true
    ? strengthOf(side, subject, byDefault['kms_master_key_id'], BY_AWS)
    : BY_AWS;
}
