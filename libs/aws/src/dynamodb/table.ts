import type { ResourceType } from '../resource-type/resource-type';

export const dynamodbTable: ResourceType = {
  type: 'aws_dynamodb_table',
  noun: 'table',
  arn: 'arn:{partition}:dynamodb:{region}:{account}:table/{name}',
  references: { 'server_side_encryption.kms_key_arn': ['aws_kms_key', 'aws_kms_alias'] },
  forceNew: ['hash_key', 'name', 'range_key', 'restore_date_time', 'restore_to_latest_time'],
  loss: { weight: 'data', holds: 'items' },
  deletion: [{ kind: 'refused', argument: 'deletion_protection_enabled' }],
  guards: [
    {
      topic: 'protection',
      argument: 'deletion_protection_enabled',
      kind: 'flag',
      lost: 'can be deleted: its deletion protection is off',
      gained: 'can no longer be deleted by mistake: its deletion protection is on',
    },
    {
      topic: 'backup',
      argument: 'point_in_time_recovery.enabled',
      kind: 'flag',
      lost: 'can no longer be restored to a point in time',
      gained: 'can be restored to a point in time',
    },
  ],
  encryption: {
    flag: 'server_side_encryption.enabled',
    key: 'server_side_encryption.kms_key_arn',
    otherwise: 'aws',
  },
  consumedBy: [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ],
  example: {
    hash_key: 'id',
    attribute: [{ name: 'id', type: 'S' }],
    billing_mode: 'PAY_PER_REQUEST',
  },
};
