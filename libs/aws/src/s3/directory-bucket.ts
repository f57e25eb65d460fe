import type { ResourceType } from '../resource-type/resource-type';

export const s3DirectoryBucket: ResourceType = {
  type: 'aws_s3_directory_bucket',
  noun: 'directory bucket',
  nameArgument: 'bucket',
  forceNew: ['bucket'],
  loss: { weight: 'data', holds: 'objects' },
  deletion: [{ kind: 'content', argument: 'force_destroy', content: 'objects' }],
  example: { bucket: 'example--euw1-az1--x-s3', location: [{ name: 'euw1-az1' }] },
};
