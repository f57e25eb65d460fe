import type { Coverage } from './coverage';

export const TABLES: Coverage = {
  aws_dynamodb_table: {
    simulated: [
      'attribute',
      'billing_mode',
      'global_secondary_index',
      'hash_key',
      'local_secondary_index',
      'name',
      'range_key',
      'read_capacity',
      'region',
      'server_side_encryption',
      'stream_enabled',
      'stream_view_type',
      'ttl',
      'write_capacity',
    ],
    noEffect: [
      'deletion_protection_enabled',
      'id',
      'point_in_time_recovery',
      'table_class',
      'tags',
      'tags_all',
      'timeouts',
    ],
    notSimulated: {
      import_table: { says: 'import_table is not simulated: the table begins empty' },
      on_demand_throughput: {
        says: 'on_demand_throughput is not simulated: the table takes every request',
      },
      replica: { says: 'replica is not simulated: there is one Region here' },
      restore_date_time: { says: 'restores are not simulated: the table begins empty' },
      restore_source_name: { says: 'restores are not simulated: the table begins empty' },
      restore_source_table_arn: { says: 'restores are not simulated: the table begins empty' },
      restore_to_latest_time: { says: 'restores are not simulated: the table begins empty' },
    },
  },
  aws_dynamodb_table_item: {
    simulated: ['item', 'region', 'table_name'],
    noEffect: ['hash_key', 'id', 'range_key'],
  },
  aws_dynamodb_resource_policy: {
    simulated: ['policy', 'region', 'resource_arn'],
    noEffect: ['confirm_remove_self_resource_access'],
  },
};

export const TABLES_WITHOUT_EFFECT: readonly string[] = [
  'aws_dynamodb_contributor_insights',
  'aws_dynamodb_table_export',
  'aws_dynamodb_tag',
];
