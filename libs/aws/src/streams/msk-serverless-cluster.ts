import type { ResourceType } from '../resource-type/resource-type';

export const mskServerlessCluster: ResourceType = {
  type: 'aws_msk_serverless_cluster',
  noun: 'Kafka cluster',
  nameArgument: 'cluster_name',
  forceNew: ['cluster_name'],
  loss: { weight: 'data', holds: 'topics and records' },
};
