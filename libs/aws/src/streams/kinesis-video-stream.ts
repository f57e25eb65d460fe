import type { ResourceType } from '../resource-type/resource-type';

export const kinesisVideoStream: ResourceType = {
  type: 'aws_kinesis_video_stream',
  noun: 'video stream',
  forceNew: ['data_retention_in_hours', 'kms_key_id', 'name'],
  loss: { weight: 'data', holds: 'video' },
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
};
