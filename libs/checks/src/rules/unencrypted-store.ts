import { blocksOf } from '@archway/terraform';
import { flagOr, isStated } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { problem, unseen, type Rule } from '../rule/rule';

/** Arguments that encrypt, of stores that are not encrypted where they are not stated. */
const OFF_UNLESS_STATED: Readonly<Record<string, string>> = {
  aws_ebs_volume: 'encrypted',
  aws_ebs_snapshot_copy: 'encrypted',
  aws_ami_copy: 'encrypted',
  aws_efs_file_system: 'encrypted',
  aws_db_instance: 'storage_encrypted',
  aws_rds_cluster: 'storage_encrypted',
  aws_docdb_cluster: 'storage_encrypted',
  aws_neptune_cluster: 'storage_encrypted',
  aws_elasticache_replication_group: 'at_rest_encryption_enabled',
  aws_redshift_cluster: 'encrypted',
};

/** Blocks with a flag `enabled`, of stores that are not encrypted without. */
const BLOCK_UNLESS_STATED: Readonly<Record<string, readonly [string, string]>> = {
  aws_opensearch_domain: ['encrypt_at_rest', 'enabled'],
  aws_elasticsearch_domain: ['encrypt_at_rest', 'enabled'],
  aws_dax_cluster: ['server_side_encryption', 'enabled'],
};

const INSTANCE_DISKS = ['root_block_device', 'ebs_block_device'];

export const unencryptedStore: Rule = {
  id: 'unencrypted-store',
  group: 'encryption',
  severity: 'warning',
  title: 'A store is not encrypted at rest',
  looksFor:
    'Queues with SSE switched off and no key, streams with encryption NONE, and volumes, file systems, databases, caches and search domains without their encryption argument. Stores that AWS always encrypts, such as buckets and DynamoDB tables, are left alone. For volumes, the default encryption of the account is not visible here, unless aws_ebs_encryption_by_default is among these configurations.',
  why: 'Encryption of most stores cannot be switched on later: the store is replaced, with what it holds.',
  fix: 'Set the argument before the store holds anything.',
  awsPage:
    'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_encrypt.html',
  *check(estate) {
    const volumesByDefault = estate
      .all('aws_ebs_encryption_by_default')
      .some(({ attributes }) => flagOr(attributes['enabled'], true) === true);
    for (const [type, argument] of Object.entries(OFF_UNLESS_STATED)) {
      if (volumesByDefault && type.startsWith('aws_ebs')) continue;
      for (const store of estate.all(type)) {
        // What is restored or joins a cluster takes over how that is encrypted.
        if (inherits(store)) continue;
        const encrypted = flagOr(store.attributes[argument], false);
        if (encrypted === undefined) yield unseen(store, argument);
        if (encrypted === false) yield problem(store, `${argument} is not true`);
      }
    }
    for (const [type, [block, flag]] of Object.entries(BLOCK_UNLESS_STATED)) {
      for (const store of estate.all(type)) {
        const [stated] = blocksOf(store.attributes[block]);
        const encrypted = flagOr(stated?.[flag], false);
        if (encrypted === undefined) yield unseen(store, `${block}.${flag}`);
        if (encrypted === false) yield problem(store, `${block}.${flag} is not true`);
      }
    }
    for (const instance of estate.all('aws_instance', 'aws_launch_template')) {
      if (volumesByDefault) break;
      for (const block of INSTANCE_DISKS) {
        for (const [at, disk] of blocksOf(instance.attributes[block]).entries()) {
          if (flagOr(disk['encrypted'], false) === false) {
            yield problem(instance, `${block}.${at}.encrypted is not true`, `${block}.${at}`);
          }
        }
      }
    }
    for (const queue of estate.all('aws_sqs_queue')) {
      const managed = flagOr(queue.attributes['sqs_managed_sse_enabled'], true);
      if (managed === false && !isStated(queue.attributes['kms_master_key_id'])) {
        yield problem(queue, 'sqs_managed_sse_enabled is false, and no key is stated');
      }
    }
    for (const stream of estate.all('aws_kinesis_stream')) {
      const kind = stream.attributes['encryption_type'] ?? 'NONE';
      if (kind === 'NONE') yield problem(stream, 'encryption_type is not KMS');
    }
  },
};

const ORIGINS = [
  'snapshot_id',
  'snapshot_identifier',
  'replicate_source_db',
  'replication_source_identifier',
  'global_cluster_identifier',
  'global_replication_group_id',
  'cluster_identifier',
];

function inherits({ type, attributes }: Subject): boolean {
  return ORIGINS.some(
    (name) =>
      isStated(attributes[name]) && !(name === 'cluster_identifier' && type !== 'aws_db_instance'),
  );
}
