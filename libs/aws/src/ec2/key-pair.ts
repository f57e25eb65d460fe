import type { ResourceType } from '../resource-type/resource-type';

export const keyPair: ResourceType = {
  type: 'aws_key_pair',
  noun: 'key pair',
  nameArgument: 'key_name',
  forceNew: ['key_name', 'key_name_prefix'],
  loss: { weight: 'identity', holds: 'the way into new instances' },
};
