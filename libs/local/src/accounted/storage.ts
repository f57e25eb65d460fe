import type { Coverage } from './coverage';

/** S3: what is not simulated of buckets lies in resources of their own, or in old blocks of the bucket. */
export const STORAGE: Coverage = {
  aws_s3_bucket: {
    simulated: ['bucket', 'bucket_prefix', 'region'],
    noEffect: [
      'acceleration_status',
      'force_destroy',
      'id',
      'lifecycle_rule',
      'logging',
      'request_payer',
      'tags',
      'tags_all',
      'timeouts',
      'website',
    ],
    notSimulated: {
      acl: { says: 'acl is not evaluated; policies alone decide', unless: ['private'] },
      bucket_namespace: { says: 'bucket_namespace is not simulated' },
      cors_rule: { says: 'cors_rule is not read; state aws_s3_bucket_cors_configuration' },
      grant: { says: 'grant is not evaluated; policies alone decide' },
      object_lock_configuration: { says: 'object locks are not simulated; objects can be deleted' },
      object_lock_enabled: { says: 'object locks are not simulated; objects can be deleted' },
      policy: { says: 'policy is not read here; state aws_s3_bucket_policy' },
      replication_configuration: { says: 'replication is not simulated' },
      server_side_encryption_configuration: {
        says: 'server_side_encryption_configuration is not read here; state the resource of that name',
      },
      versioning: { says: 'versioning is not read here; state aws_s3_bucket_versioning' },
    },
  },
  aws_s3_bucket_notification: {
    simulated: ['bucket', 'eventbridge', 'lambda_function', 'queue', 'topic', 'region'],
    noEffect: ['id'],
  },
  aws_s3_bucket_versioning: {
    simulated: ['bucket', 'versioning_configuration', 'region'],
    noEffect: ['expected_bucket_owner', 'id', 'mfa'],
  },
  aws_s3_bucket_policy: { simulated: ['bucket', 'policy', 'region'], noEffect: ['id'] },
  aws_s3_bucket_cors_configuration: {
    simulated: ['bucket', 'cors_rule', 'region'],
    noEffect: ['expected_bucket_owner', 'id'],
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    simulated: ['bucket', 'rule', 'region'],
    noEffect: ['expected_bucket_owner', 'id'],
  },
};

/** Types of S3 that change nothing about what happens to an event. */
export const STORAGE_WITHOUT_EFFECT: readonly string[] = [
  'aws_s3_account_public_access_block',
  'aws_s3_bucket_accelerate_configuration',
  'aws_s3_bucket_analytics_configuration',
  'aws_s3_bucket_intelligent_tiering_configuration',
  'aws_s3_bucket_inventory',
  'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_logging',
  'aws_s3_bucket_metric',
  'aws_s3_bucket_object',
  'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_request_payment_configuration',
  'aws_s3_bucket_website_configuration',
  'aws_s3_object',
];
