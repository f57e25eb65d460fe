import type { ResourceType } from '../resource-type/resource-type';

export const configConfigurationRecorder: ResourceType = {
  type: 'aws_config_configuration_recorder',
  removal: { topic: 'alarms', text: 'how resources are configured is no longer recorded' },
};
