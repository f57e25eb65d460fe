import type { ResourceType } from '../resource-type/resource-type';

export const mskCluster: ResourceType = {
  type: 'aws_msk_cluster',
  noun: 'Kafka cluster',
  nameArgument: 'cluster_name',
  forceNew: ['cluster_name'],
  loss: { weight: 'data', holds: 'topics and records' },
};
