import type { ResourceType } from '../resource-type/resource-type';

export const kinesisanalyticsv2Application: ResourceType = {
  type: 'aws_kinesisanalyticsv2_application',
  noun: 'stream application',
  references: { service_execution_role: ['aws_iam_role'] },
  forceNew: ['description', 'name'],
  loss: { weight: 'data', holds: 'its state and snapshots' },
  example: { runtime_environment: 'FLINK-1_20' },
};
