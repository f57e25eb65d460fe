import type { ResourceType } from '../resource-type/resource-type';

export const kinesisStream: ResourceType = {
  type: 'aws_kinesis_stream',
  noun: 'stream',
  arn: 'arn:{partition}:kinesis:{region}:{account}:stream/{name}',
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  defaults: { retention_period: 24, encryption_type: 'NONE' },
  forceNew: ['name'],
  loss: { weight: 'data', holds: 'records' },
  guards: [
    {
      topic: 'backup',
      argument: 'retention_period',
      kind: 'amount',
      what: 'keeps records for',
      unit: 'hours',
    },
  ],
  encryption: { flag: 'encryption_type', on: 'KMS', key: 'kms_key_id', otherwise: 'nobody' },
  receivedBy: 'kinesis:PutRecord',
  consumedBy: [
    'kinesis:DescribeStream',
    'kinesis:DescribeStreamSummary',
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:ListShards',
    'kinesis:ListStreams',
    'kinesis:SubscribeToShard',
  ],
  example: { shard_count: 1 },
};
