import type { ResourceType } from '../resource-type/resource-type';

export const amiCopy: ResourceType = {
  type: 'aws_ami_copy',
  noun: 'image',
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  forceNew: ['encrypted', 'kms_key_id', 'name', 'source_ami_id', 'source_ami_region'],
  loss: { weight: 'data', holds: 'disks', follows: 'nothing new starts from it' },
  encryption: { flag: 'encrypted', key: 'kms_key_id', otherwise: 'nobody' },
};
