import type { Coverage } from './coverage';

export const FUNCTIONS: Coverage = {
  aws_lambda_function: {
    simulated: [
      'dead_letter_config',
      'environment',
      'filename',
      'function_name',
      'handler',
      'image_uri',
      'layers',
      'logging_config',
      'memory_size',
      'package_type',
      'publish',
      'region',
      'reserved_concurrent_executions',
      'role',
      'runtime',
      's3_bucket',
      's3_key',
      'timeout',
      'tracing_config',
    ],
    noEffect: [
      'description',
      'id',
      'publish_to',
      'replace_security_groups_on_destroy',
      'replacement_security_group_ids',
      'skip_destroy',
      'source_code_hash',
      'tags',
      'tags_all',
      'timeouts',
    ],
    notSimulated: {
      // What runs here is this machine's own.
      architectures: {
        says: `architectures is not simulated: the code runs on this machine (${hostArchitecture()})`,
        unless: [hostArchitecture()],
      },
      capacity_provider_config: { says: 'capacity providers are not simulated' },
      code_signing_config_arn: { says: 'code signing is not checked' },
      durable_config: { says: 'durable executions are not simulated' },
      ephemeral_storage: {
        says: 'ephemeral_storage is not simulated: the temporary folder has no limit',
      },
      file_system_config: { says: 'file_system_config is not simulated: nothing is mounted' },
      image_config: { says: 'image_config is not simulated: container images do not run here' },
      kms_key_arn: {
        says: 'kms_key_arn is not simulated: whether the role may decrypt the variables is not asked',
      },
      s3_object_version: {
        says: 's3_object_version is not followed: the source of the object is taken',
      },
      snap_start: { says: 'snap_start is not simulated', unless: ['None'] },
      source_kms_key_arn: { says: 'source_kms_key_arn is not simulated' },
      tenancy_config: { says: 'tenant isolation is not simulated' },
      vpc_config: {
        says: 'vpc_config is not simulated: security groups, routes and the permissions for network interfaces are not asked for',
      },
    },
  },
  aws_lambda_permission: {
    simulated: [
      'action',
      'function_name',
      'principal',
      'qualifier',
      'region',
      'source_account',
      'source_arn',
      'statement_id',
    ],
    noEffect: ['id', 'statement_id_prefix'],
    notSimulated: {
      event_source_token: { says: 'event_source_token is not evaluated' },
      function_url_auth_type: { says: 'function_url_auth_type is not evaluated' },
      invoked_via_function_url: { says: 'invoked_via_function_url is not evaluated' },
      principal_org_id: { says: 'principal_org_id is not evaluated' },
    },
  },
  aws_lambda_event_source_mapping: {
    simulated: [
      'batch_size',
      'bisect_batch_on_function_error',
      'destination_config',
      'enabled',
      'event_source_arn',
      'filter_criteria',
      'function_name',
      'function_response_types',
      'maximum_batching_window_in_seconds',
      'maximum_record_age_in_seconds',
      'maximum_retry_attempts',
      'parallelization_factor',
      'region',
      'scaling_config',
      'starting_position',
      'starting_position_timestamp',
      'tumbling_window_in_seconds',
    ],
    noEffect: ['id', 'kms_key_arn', 'metrics_config', 'tags', 'tags_all'],
    notSimulated: Object.fromEntries(
      [
        'amazon_managed_kafka_event_source_config',
        'document_db_event_source_config',
        'logging_config',
        'provisioned_poller_config',
        'queues',
        'self_managed_event_source',
        'self_managed_kafka_event_source_config',
        'source_access_configuration',
        'topics',
      ].map((name) => [
        name,
        { says: `${name} is not simulated: event sources are queues and streams` },
      ]),
    ),
  },
  aws_lambda_function_event_invoke_config: {
    simulated: ['destination_config', 'function_name', 'maximum_retry_attempts', 'region'],
    noEffect: ['id'],
    notSimulated: {
      maximum_event_age_in_seconds: {
        says: 'maximum_event_age_in_seconds is not simulated: events wait for six hours',
        unless: [21_600],
      },
      qualifier: { says: 'qualifier is not followed: the settings count for the function' },
    },
  },
  aws_lambda_alias: {
    simulated: ['function_name', 'function_version', 'name', 'region'],
    noEffect: ['description', 'id'],
    notSimulated: {
      routing_config: {
        says: 'routing_config is not simulated: an alias calls the code of the stack',
      },
    },
  },
  aws_lambda_layer_version: {
    simulated: ['filename', 'layer_name', 'region', 's3_bucket', 's3_key'],
    noEffect: [
      'compatible_architectures',
      'compatible_runtimes',
      'description',
      'id',
      'license_info',
      'skip_destroy',
      'source_code_hash',
    ],
    notSimulated: {
      s3_object_version: {
        says: 's3_object_version is not followed: the source of the object is taken',
      },
    },
  },
};

export const FUNCTIONS_WITHOUT_EFFECT: readonly string[] = [
  'aws_lambda_code_signing_config',
  'aws_lambda_layer_version_permission',
  'aws_lambda_provisioned_concurrency_config',
  'aws_lambda_runtime_management_config',
];

/** This machine in Lambda's words. */
function hostArchitecture(): string {
  return process.arch === 'x64' ? 'x86_64' : process.arch;
}
