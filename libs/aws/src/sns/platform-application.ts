import type { ResourceType } from '../resource-type/resource-type';

export const snsPlatformApplication: ResourceType = {
  type: 'aws_sns_platform_application',
  noun: 'push application',
  forceNew: ['name', 'platform'],
  loss: { weight: 'identity', holds: 'the registered devices' },
};
