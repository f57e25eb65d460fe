import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { unencryptedStore } from './unencrypted-store';

it.each<[string, Resources, Resources]>([
  [
    'encrypted is not true',
    { aws_ebs_volume: { Data: {} } },
    { aws_ebs_volume: { Data: { encrypted: true } } },
  ],
  [
    'storage_encrypted is not true',
    { aws_db_instance: { Data: { storage_encrypted: false } } },
    { aws_db_instance: { Data: { storage_encrypted: true } } },
  ],
  [
    'encrypt_at_rest.enabled is not true',
    { aws_opensearch_domain: { Data: {} } },
    { aws_opensearch_domain: { Data: { encrypt_at_rest: [{ enabled: true }] } } },
  ],
  [
    'sqs_managed_sse_enabled is false, and no key is stated',
    { aws_sqs_queue: { Data: { sqs_managed_sse_enabled: false } } },
    { aws_sqs_queue: { Data: {} } },
  ],
  [
    'encryption_type is not KMS',
    { aws_kinesis_stream: { Data: {} } },
    { aws_kinesis_stream: { Data: { encryption_type: 'KMS' } } },
  ],
  [
    'root_volume_encryption_enabled is not true',
    { aws_workspaces_workspace: { Data: { user_volume_encryption_enabled: true } } },
    {
      aws_workspaces_workspace: {
        Data: { root_volume_encryption_enabled: true, user_volume_encryption_enabled: true },
      },
    },
  ],
  [
    'at_rest_encryption_enabled is not true',
    { aws_appsync_api_cache: { Data: {} } },
    { aws_appsync_api_cache: { Data: { at_rest_encryption_enabled: true } } },
  ],
  [
    'storage_encrypted is not true',
    { aws_docdb_global_cluster: { Data: { global_cluster_identifier: 'g' } } },
    {
      aws_docdb_global_cluster: {
        Data: { global_cluster_identifier: 'g', storage_encrypted: true },
      },
    },
  ],
  [
    'switches the encryption of new volumes off',
    { aws_ebs_encryption_by_default: { Data: { enabled: false } } },
    { aws_ebs_encryption_by_default: { Data: {} } },
  ],
  [
    'root_block_device.0.encrypted is not true',
    { aws_launch_configuration: { Data: { root_block_device: { encrypted: false } } } },
    { aws_launch_configuration: { Data: { root_block_device: { encrypted: true } } } },
  ],
  [
    'block_device_mappings.0.ebs.encrypted is not true',
    { aws_launch_template: { Data: { block_device_mappings: { ebs: { volume_size: 8 } } } } },
    { aws_launch_template: { Data: { block_device_mappings: { ebs: { encrypted: true } } } } },
  ],
  [
    'root_block_device.0.encrypted is not true',
    { aws_instance: { Data: { root_block_device: { volume_size: 8 } } } },
    { aws_instance: { Data: { root_block_device: { encrypted: true } } } },
  ],
])('finds that %s', (message, wrong, right) => {
  expect(problemsOf(unencryptedStore, stackOf(wrong))).toEqual([expect.stringContaining(message)]);
  expect(problemsOf(unencryptedStore, stackOf(right))).toEqual([]);
});

it.each<[string, Resources]>([
  [
    'a volume where the account encrypts',
    { aws_ebs_volume: { D: {} }, aws_ebs_encryption_by_default: { On: {} } },
  ],
  ['a volume of a snapshot', { aws_ebs_volume: { D: { snapshot_id: 'snap-1' } } }],
  [
    'a disk of a snapshot',
    { aws_instance: { D: { ebs_block_device: { snapshot_id: 'snap-1' } } } },
  ],
  ['a cluster of Aurora Serverless v1', { aws_rds_cluster: { D: { engine_mode: 'serverless' } } }],
  [
    'a global cluster of a cluster',
    { aws_rds_global_cluster: { D: { source_db_cluster_identifier: 'arn:cluster' } } },
  ],
  ['a replica', { aws_db_instance: { D: { replicate_source_db: 'db' } } }],
])('leaves %s alone', (_, resources) => {
  expect(problemsOf(unencryptedStore, stackOf(resources))).toEqual([]);
});

it('says what it cannot see', () => {
  const stack = stackOf({ aws_efs_file_system: { Files: { encrypted: '${var.encrypted}' } } });
  expect(unseenBy(unencryptedStore, stack)).toEqual(['aws_efs_file_system.Files: encrypted']);
});
