import type { Coverage } from './coverage';

const OTHER_DESTINATIONS = [
  'elasticsearch_configuration',
  'http_endpoint_configuration',
  'iceberg_configuration',
  'opensearch_configuration',
  'opensearchserverless_configuration',
  'redshift_configuration',
  'snowflake_configuration',
  'splunk_configuration',
];

export const STREAMS: Coverage = {
  aws_kinesis_stream: {
    simulated: [
      'encryption_type',
      'kms_key_id',
      'name',
      'region',
      'retention_period',
      'shard_count',
      'stream_mode_details',
    ],
    noEffect: [
      'arn',
      'enforce_consumer_deletion',
      'id',
      'shard_level_metrics',
      'tags',
      'tags_all',
      'timeouts',
    ],
    notSimulated: {
      max_record_size_in_kib: {
        says: 'max_record_size_in_kib is not followed: a record has at most 1 MiB',
        unless: [1024],
      },
    },
  },
  aws_kinesis_stream_consumer: {
    simulated: ['name', 'region', 'stream_arn'],
    noEffect: ['id', 'tags', 'tags_all'],
  },
  aws_kinesis_resource_policy: {
    simulated: ['policy', 'region', 'resource_arn'],
    noEffect: ['id'],
  },
  aws_kinesis_firehose_delivery_stream: {
    simulated: [
      'destination',
      'extended_s3_configuration',
      'kinesis_source_configuration',
      'name',
      'region',
    ],
    noEffect: ['arn', 'destination_id', 'id', 'tags', 'tags_all', 'timeouts', 'version_id'],
    notSimulated: {
      ...Object.fromEntries(
        OTHER_DESTINATIONS.map((name) => [
          name,
          { says: `${name} is not simulated: delivery streams end in buckets of S3` },
        ]),
      ),
      msk_source_configuration: { says: 'msk_source_configuration is not simulated' },
      server_side_encryption: {
        says: 'server_side_encryption is not simulated: no permission of the key is asked for',
        unless: ['AWS_OWNED_CMK'],
      },
    },
  },
};

export const STREAMS_WITHOUT_EFFECT: readonly string[] = [
  'aws_kinesis_account_settings',
  'aws_kinesisanalyticsv2_application',
];
