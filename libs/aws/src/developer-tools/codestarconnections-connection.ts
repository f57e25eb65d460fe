import type { ResourceType } from '../resource-type/resource-type';

export const codestarconnectionsConnection: ResourceType = {
  type: 'aws_codestarconnections_connection',
  noun: 'connection to a code host',
  loss: { weight: 'identity', holds: 'its authorization' },
  example: { provider_type: 'GitHub' },
};
