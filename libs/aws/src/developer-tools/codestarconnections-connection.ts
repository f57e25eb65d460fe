import type { ResourceType } from '../resource-type/resource-type';

export const codestarconnectionsConnection: ResourceType = {
  type: 'aws_codestarconnections_connection',
  noun: 'connection to a code host',
  forceNew: ['host_arn', 'name', 'provider_type'],
  loss: { weight: 'identity', holds: 'its authorization' },
  example: { provider_type: 'GitHub' },
};
