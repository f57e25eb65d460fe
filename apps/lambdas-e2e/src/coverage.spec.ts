import { COVERAGE } from '@archway/local';
import { itKnowsLowestProvider, lowestProviderSchemas } from '@archway/testing';

/** Arguments that version 6 of the provider adds, to each type or to one. */
const ONLY_IN_PROVIDER_6 = [
  'region',
  'bucket_namespace',
  'capacity_provider_config',
  'delay_after_policy_creation_in_ms',
  'deletion_protection_enabled',
  'durable_config',
  'invoked_via_function_url',
  'log_config',
  'logging_config',
  'publish_to',
  'source_kms_key_arn',
  'tenancy_config',
  'action_after_completion',
  'aws_appautoscaling_policy.predictive_scaling_policy_configuration',
  'aws_ecs_service.deployment_configuration',
  'aws_ecs_service.sigint_rollback',
  'aws_kinesis_stream.max_record_size_in_kib',
  'aws_kinesis_stream_consumer.tags',
  'aws_kinesis_stream_consumer.tags_all',
];

const entries = Object.entries(COVERAGE).map(
  ([type, { simulated, noEffect, notSimulated = {} }]) => ({
    type,
    all: [...simulated, ...noEffect, ...Object.keys(notSimulated)],
  }),
);

itKnowsLowestProvider('every argument of the provider is accounted for', () => {
  const schemas = lowestProviderSchemas();
  const silent = entries.flatMap(({ type, all }) => {
    const { attributes = {}, blocks = {} } = schemas[type] ?? {};
    const arguments_ = Object.entries(attributes)
      .filter(([, { stated }]) => stated !== 'computed')
      .map(([name]) => name);
    return [...arguments_, ...Object.keys(blocks)]
      .filter((name) => !all.includes(name))
      .map((name) => `${type}.${name}`);
  });
  expect(silent).toEqual([]);
});

itKnowsLowestProvider('names no argument that the provider does not have', () => {
  const schemas = lowestProviderSchemas();
  const unknown = entries.flatMap(({ type, all }) => {
    const { attributes = {}, blocks = {} } = schemas[type] ?? {};
    return all
      .filter((name) => !(name in attributes) && !(name in blocks))
      .filter((name) => !ONLY_IN_PROVIDER_6.includes(name))
      .map((name) => `${type}.${name}`)
      .filter((name) => !ONLY_IN_PROVIDER_6.includes(name));
  });
  expect(unknown).toEqual([]);
});
