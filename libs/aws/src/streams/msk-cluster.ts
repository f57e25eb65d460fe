import type { ResourceType } from '../resource-type/resource-type';

export const mskCluster: ResourceType = {
  type: 'aws_msk_cluster',
  noun: 'Kafka cluster',
  nameArgument: 'cluster_name',
  forceNew: ['cluster_name'],
  loss: { weight: 'data', holds: 'topics and records' },
  encryption: { key: 'encryption_info.encryption_at_rest_kms_key_arn', otherwise: 'aws' },
};
