import type { ResourceType } from '../resource-type/resource-type';

export const appconfigHostedConfigurationVersion: ResourceType = {
  type: 'aws_appconfig_hosted_configuration_version',
  noun: 'configuration version',
  loss: { weight: 'record', holds: 'content' },
  isRevision: true,
};
