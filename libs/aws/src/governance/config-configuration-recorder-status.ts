import type { ResourceType } from '../resource-type/resource-type';

export const configConfigurationRecorderStatus: ResourceType = {
  type: 'aws_config_configuration_recorder_status',
  guards: [
    {
      topic: 'alarms',
      argument: 'is_enabled',
      kind: 'flag',
      lost: 'no longer records how resources are configured',
      gained: 'records how resources are configured',
    },
  ],
};
