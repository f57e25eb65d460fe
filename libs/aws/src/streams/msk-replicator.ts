import type { ResourceType } from '../resource-type/resource-type';

export const mskReplicator: ResourceType = {
  type: 'aws_msk_replicator',
  noun: 'replicator',
  nameArgument: 'replicator_name',
  loss: { weight: 'service', holds: 'its place in each topic' },
  example: {
    kafka_cluster: [
      {
        amazon_msk_cluster: [
          {
            msk_cluster_arn:
              'arn:aws:kafka:eu-west-1:111122223333:cluster/one/1f3c9a52-0d0c-4b3e-9a7e-2f6d5f8f4a10-1',
          },
        ],
        vpc_config: [{ subnet_ids: ['subnet-0a1b2c3d4e5f60711'] }],
      },
      {
        amazon_msk_cluster: [
          {
            msk_cluster_arn:
              'arn:aws:kafka:eu-west-1:111122223333:cluster/two/1f3c9a52-0d0c-4b3e-9a7e-2f6d5f8f4a11-1',
          },
        ],
        vpc_config: [{ subnet_ids: ['subnet-0a1b2c3d4e5f60711'] }],
      },
    ],
    replication_info_list: [
      {
        source_kafka_cluster_arn:
          'arn:aws:kafka:eu-west-1:111122223333:cluster/one/1f3c9a52-0d0c-4b3e-9a7e-2f6d5f8f4a10-1',
        target_kafka_cluster_arn:
          'arn:aws:kafka:eu-west-1:111122223333:cluster/two/1f3c9a52-0d0c-4b3e-9a7e-2f6d5f8f4a11-1',
        target_compression_type: 'NONE',
        topic_replication: [{ topics_to_replicate: ['.*'] }],
        consumer_group_replication: [{ consumer_groups_to_replicate: ['.*'] }],
      },
    ],
    service_execution_role_arn: 'arn:aws:iam::111122223333:role/example',
  },
};
