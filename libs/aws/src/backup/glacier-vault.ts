import type { ResourceType } from '../resource-type/resource-type';

export const glacierVault: ResourceType = {
  type: 'aws_glacier_vault',
  noun: 'archive vault',
  references: { 'notification.sns_topic': ['aws_sns_topic'] },
  forceNew: ['name'],
  loss: { weight: 'data', holds: 'archives' },
  policies: [{ argument: 'access_policy', kind: 'resource' }],
  deliveries: [
    { service: 'glacier.amazonaws.com', to: 'notification.sns_topic', toTypes: ['aws_sns_topic'] },
  ],
};
