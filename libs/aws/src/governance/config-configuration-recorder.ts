import type { ResourceType } from '../resource-type/resource-type';

export const configConfigurationRecorder: ResourceType = {
  type: 'aws_config_configuration_recorder',
  forceNew: ['name'],
  removal: { topic: 'alarms', text: 'how resources are configured is no longer recorded' },
};
