import type { ResourceType } from '../resource-type/resource-type';

export const appconfigHostedConfigurationVersion: ResourceType = {
  type: 'aws_appconfig_hosted_configuration_version',
  noun: 'configuration version',
  forceNew: [
    'application_id',
    'configuration_profile_id',
    'content',
    'content_type',
    'description',
  ],
  loss: { weight: 'record', holds: 'content' },
  isRevision: true,
};
