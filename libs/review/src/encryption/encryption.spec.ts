import { resourceType } from '@archway/aws';
import { told, type Resources } from '../testing/planned';
import { encryption } from './encryption';

/** The argument by which people know a resource of a type. */
const named = (type: string): Body => ({ [resourceType(type)?.nameArgument ?? 'name']: 'it' });

type Body = Resources[string][string];

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1111';
const OTHER = 'arn:aws:kms:eu-west-1:123456789012:key/2222';

const keys: Resources = { aws_kms_key: { Orders: { arn: KEY } } };

const changed = (type: string, before: Body, after: Body): readonly string[] =>
  told(encryption, {
    before: { ...keys, [type]: { It: { ...named(type), ...before } } },
    after: { ...keys, [type]: { It: { ...named(type), ...after } } },
  });

it.each<[string, Body, Body]>([
  ['aws_sns_topic', { kms_master_key_id: KEY }, {}],
  ['aws_sqs_queue', { kms_master_key_id: KEY }, { sqs_managed_sse_enabled: false }],
  ['aws_db_instance', { storage_encrypted: true, kms_key_id: KEY }, { storage_encrypted: false }],
  ['aws_ebs_volume', { encrypted: true, kms_key_id: KEY }, { encrypted: false }],
  ['aws_efs_file_system', { encrypted: true, kms_key_id: KEY }, {}],
  ['aws_kinesis_stream', { encryption_type: 'KMS', kms_key_id: KEY }, { encryption_type: 'NONE' }],
])('stops at a %s that is no longer encrypted, and not the other way round', (type, good, bad) => {
  const orders = 'encrypted with the key shop/Orders';
  expect(changed(type, good, bad)).toEqual([
    `- encryption/stop: it (shop/It) is not encrypted (so far ${orders})`,
  ]);
  expect(changed(type, bad, good)).toEqual([`+ it (shop/It) is ${orders} (so far not encrypted)`]);
});

it.each<[string, Body, Body]>([
  ['aws_sqs_queue', { kms_master_key_id: KEY }, { sqs_managed_sse_enabled: true }],
  ['aws_sqs_queue', { kms_master_key_id: KEY }, { kms_master_key_id: 'alias/aws/sqs' }],
  ['aws_sns_topic', { kms_master_key_id: KEY }, { kms_master_key_id: 'alias/aws/sns' }],
  ['aws_cloudwatch_log_group', { kms_key_id: KEY }, {}],
  [
    'aws_dynamodb_table',
    { server_side_encryption: [{ enabled: true, kms_key_arn: KEY }] },
    { server_side_encryption: [{ enabled: true }] },
  ],
])('looks at a %s whose key AWS holds now, and not the other way round', (type, good, weaker) => {
  expect(changed(type, good, weaker)).toEqual([
    '- encryption/look: it (shop/It) is encrypted with a key that AWS holds (so far encrypted with the key shop/Orders)',
  ]);
  expect(changed(type, weaker, good)).toEqual([
    '+ it (shop/It) is encrypted with the key shop/Orders (so far encrypted with a key that AWS holds)',
  ]);
});

it('notes another key, and nothing of the same one named in another way', () => {
  const topic = 'aws_sns_topic';
  expect(changed(topic, { kms_master_key_id: KEY }, { kms_master_key_id: OTHER })).toEqual([
    `~ encryption/note: it (shop/It) is encrypted with the key ${OTHER} (so far encrypted with the key shop/Orders)`,
  ]);
  const same = { kms_master_key_id: '${aws_kms_key.Orders.arn}' };
  expect(changed(topic, { kms_master_key_id: KEY, display_name: 'a' }, same)).toEqual([]);
});

it('says nothing of what is new', () => {
  expect(told(encryption, { after: { aws_sns_topic: { It: { name: 'it' } } } })).toEqual([]);
});

describe('the encryption of a bucket', () => {
  const bucket: Resources = { ...keys, aws_s3_bucket: { Photos: { bucket: 'photos' } } };
  const encrypted = (byDefault: Body): Resources => ({
    ...bucket,
    aws_s3_bucket_server_side_encryption_configuration: {
      It: {
        bucket: 'photos',
        rule: [{ apply_server_side_encryption_by_default: [byDefault] }],
      },
    },
  });
  const withKey = encrypted({ sse_algorithm: 'aws:kms', kms_master_key_id: KEY });

  it('falls back to a key of AWS where it goes', () => {
    const line =
      '- encryption/look: photos (shop/Photos) is encrypted with a key that AWS holds (so far encrypted with the key shop/Orders)';
    expect(told(encryption, { before: withKey, after: bucket })).toEqual([line]);
    const after = encrypted({ sse_algorithm: 'AES256' });
    expect(told(encryption, { before: withKey, after })).toEqual([line]);
  });

  it('is nothing where it only says the default, or goes with the bucket', () => {
    const stated = encrypted({ sse_algorithm: 'AES256' });
    expect(told(encryption, { before: bucket, after: stated })).toEqual([]);
    expect(told(encryption, { before: withKey, after: keys })).toEqual([]);
  });
});
