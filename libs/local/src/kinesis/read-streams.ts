import { numberDefault } from '@archway/aws';
import { blocksOf, flagOf, numberOf, textOf, textsOf } from '@archway/terraform';
import type { FunctionPart } from '../architecture/architecture';
import { encryptionKey } from '../architecture/encryption';
import { filtersOf } from '../architecture/mappings';
import { policyFor, type Found, type Reading } from '../architecture/reading';
import type { StreamMappingPart, StreamPart } from '../architecture/stream-parts';
import type { StartingPosition } from '../streams/stream-sink';

/** Shards of a stream with capacity on demand at its beginning ("Choose the right mode in Kinesis Data Streams"). */
const SHARDS_ON_DEMAND = 4;
/** "Lambda quotas": records of a batch where the mapping says nothing. */
const BATCH_SIZE = 100;
const RETENTION_HOURS = numberDefault('aws_kinesis_stream', 'retention_period');

export function streamsOf(reading: Reading): readonly StreamPart[] {
  return reading.all('aws_kinesis_stream').map((found) => {
    const { resource } = found;
    const { attributes } = resource;
    const streamArn = reading.identifier(found, 'arn');
    const [details] = blocksOf(attributes['stream_mode_details']);
    const mode = textOf(details?.['stream_mode']) === 'ON_DEMAND' ? 'ON_DEMAND' : 'PROVISIONED';
    const isEncrypted = textOf(attributes['encryption_type']) === 'KMS';
    const key = isEncrypted
      ? encryptionKey(reading, textOf(attributes['kms_key_id']) ?? 'alias/aws/kinesis')
      : undefined;
    const policy = policyFor(reading, 'aws_kinesis_resource_policy', 'resource_arn', [streamArn]);
    return {
      address: resource.address,
      constructPath: resource.constructPath,
      streamName: reading.identifier(found, 'name'),
      streamArn,
      region: streamArn.split(':')[3] ?? '',
      mode,
      shardCount:
        numberOf(attributes['shard_count']) ?? (mode === 'ON_DEMAND' ? SHARDS_ON_DEMAND : 1),
      retentionHours: numberOf(attributes['retention_period']) ?? RETENTION_HOURS,
      ...(policy === undefined ? {} : { policy }),
      ...(key === undefined ? {} : { encryptionKey: key }),
      consumers: reading
        .all('aws_kinesis_stream_consumer')
        .filter((each) => textOf(each.resource.attributes['stream_arn']) === streamArn)
        .map((each) => ({
          address: each.resource.address,
          constructPath: each.resource.constructPath,
          consumerName: reading.identifier(each, 'name'),
          consumerArn: reading.identifier(each, 'arn'),
        })),
    };
  });
}

/** Whether an event source is a stream: of Kinesis, or of a table of DynamoDB. */
export function isStreamArn(arn: string | undefined): boolean {
  const service = arn?.split(':')[2];
  return service === 'kinesis' || service === 'dynamodb';
}

export function streamMappingsOf(
  reading: Reading,
  functions: readonly FunctionPart[],
): readonly StreamMappingPart[] {
  return reading.all('aws_lambda_event_source_mapping').flatMap((found) => {
    const { address, attributes, constructPath } = found.resource;
    const eventSourceArn = textOf(attributes['event_source_arn']);
    if (eventSourceArn === undefined || !isStreamArn(eventSourceArn)) return [];
    const target = reading.functionOf(found, functions);
    if (target === undefined) return [];
    const [destinations] = blocksOf(attributes['destination_config']);
    const onFailureArn = textOf(blocksOf(destinations?.['on_failure'])[0]?.['destination_arn']);
    return [
      {
        address,
        constructPath,
        functionName: target.functionName,
        eventSourceArn,
        isEnabled: flagOf(attributes['enabled']) ?? true,
        reads: readsOf(reading, found),
        reportsBatchItemFailures: textsOf(attributes['function_response_types']).includes(
          'ReportBatchItemFailures',
        ),
        ...(onFailureArn === undefined ? {} : { onFailureArn }),
      },
    ];
  });
}

function readsOf(reading: Reading, found: Found): StreamMappingPart['reads'] {
  const { attributes } = found.resource;
  // The provider and Lambda write -1 for no limit.
  const limit = (name: string): number | undefined => {
    const value = numberOf(attributes[name]);
    return value === undefined || value < 0 ? undefined : value;
  };
  const retries = limit('maximum_retry_attempts');
  const age = limit('maximum_record_age_in_seconds');
  const window = numberOf(attributes['tumbling_window_in_seconds']);
  return {
    batchSize: numberOf(attributes['batch_size']) ?? BATCH_SIZE,
    batchingWindowSeconds: numberOf(attributes['maximum_batching_window_in_seconds']) ?? 0,
    parallelizationFactor: numberOf(attributes['parallelization_factor']) ?? 1,
    ...(retries === undefined ? {} : { maximumRetryAttempts: retries }),
    ...(age === undefined ? {} : { maximumRecordAgeSeconds: age }),
    bisects: flagOf(attributes['bisect_batch_on_function_error']) ?? false,
    startingPosition: startingPosition(
      textOf(attributes['starting_position']),
      textOf(attributes['starting_position_timestamp']),
    ),
    filters: filtersOf(reading, found),
    ...(window === undefined || window <= 0 ? {} : { tumblingWindowSeconds: window }),
  };
}

/** Where reading begins; a moment is RFC 3339. */
export function startingPosition(
  position: string | undefined,
  timestamp: string | undefined,
): StartingPosition {
  const at = Date.parse(timestamp ?? '');
  if (position === 'AT_TIMESTAMP' && !Number.isNaN(at)) return { at };
  return position === 'LATEST' ? 'LATEST' : 'TRIM_HORIZON';
}
