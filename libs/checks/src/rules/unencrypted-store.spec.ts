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
  ['a replica', { aws_db_instance: { D: { replicate_source_db: 'db' } } }],
])('leaves %s alone', (_, resources) => {
  expect(problemsOf(unencryptedStore, stackOf(resources))).toEqual([]);
});

it('says what it cannot see', () => {
  const stack = stackOf({ aws_efs_file_system: { Files: { encrypted: '${var.encrypted}' } } });
  expect(unseenBy(unencryptedStore, stack)).toEqual(['aws_efs_file_system.Files: encrypted']);
});
