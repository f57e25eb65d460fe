import type { ResourceType } from '../resource-type/resource-type';

export const kinesisVideoStream: ResourceType = {
  type: 'aws_kinesis_video_stream',
  noun: 'video stream',
  loss: { weight: 'data', holds: 'video' },
};
