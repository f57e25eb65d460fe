import type { ResourceType } from '../resource-type/resource-type';

export const keyPair: ResourceType = {
  type: 'aws_key_pair',
  noun: 'key pair',
  nameArgument: 'key_name',
  loss: { weight: 'identity', holds: 'the way into new instances' },
};
