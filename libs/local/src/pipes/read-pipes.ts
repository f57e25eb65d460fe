import { blocksOf, numberOf, textOf, type ObjectValue } from '@archway/terraform';
import { filtersIn } from '../architecture/mappings';
import type { Reading } from '../architecture/reading';
import { startingPosition } from '../kinesis/read-streams';
import type { ReadSettings } from '../streams/stream-sink';
import type { PipePart } from './pipe-parts';

/** Records of a batch where the pipe says nothing ("Amazon EventBridge Pipes batching and concurrency"). */
const STREAM_BATCH = 100;
const QUEUE_BATCH = 10;

const TARGETS = ['sqs', 'sns', 'lambda', 'kinesis', 'events'];
const SOURCES = ['sqs', 'kinesis', 'dynamodb'];

export function pipesOf(reading: Reading): readonly PipePart[] {
  return reading.all('aws_pipes_pipe').flatMap((found): readonly PipePart[] => {
    const { resource } = found;
    const { address, attributes } = resource;
    const sourceArn = textOf(attributes['source']);
    const targetArn = textOf(attributes['target']);
    const roleArn = textOf(attributes['role_arn']);
    const isKnown =
      SOURCES.includes(serviceOf(sourceArn)) && TARGETS.includes(serviceOf(targetArn));
    if (!isKnown || sourceArn === undefined || targetArn === undefined || roleArn === undefined) {
      reading.notSimulated.push(
        `${address}: a pipe from ${sourceArn ?? '(not known)'} to ${targetArn ?? '(not known)'} is not simulated; nothing flows through it`,
      );
      return [];
    }
    const [source = {}] = blocksOf(attributes['source_parameters']);
    const [target = {}] = blocksOf(attributes['target_parameters']);
    const stream = streamParameters(source);
    const deadLetterArn = textOf(blocksOf(stream['dead_letter_config'])[0]?.['arn']);
    const [kinesis] = blocksOf(target['kinesis_stream_parameters']);
    const [queue] = blocksOf(target['sqs_queue_parameters']);
    const [lambda] = blocksOf(target['lambda_function_parameters']);
    const [bus] = blocksOf(target['eventbridge_event_bus_parameters']);
    const enrichmentArn = textOf(attributes['enrichment']);
    if (enrichmentArn !== undefined && serviceOf(enrichmentArn) !== 'lambda') {
      reading.notSimulated.push(
        `${address}: the enrichment ${enrichmentArn} is not simulated; events stay as they are`,
      );
    }
    return [
      {
        address,
        constructPath: resource.constructPath,
        pipeName: reading.identifier(found, 'name'),
        pipeArn: reading.identifier(found, 'arn'),
        roleArn,
        isRunning: textOf(attributes['desired_state']) !== 'STOPPED',
        sourceArn,
        reads: {
          ...readsOf(stream, serviceOf(sourceArn) === 'sqs' ? QUEUE_BATCH : STREAM_BATCH),
          filters: filtersIn(reading, resource, blocksOf(source['filter_criteria'])),
        },
        targetArn,
        isFireAndForget: textOf(lambda?.['invocation_type']) === 'FIRE_AND_FORGET',
        ...given('deadLetterArn', deadLetterArn),
        ...given(
          'enrichmentArn',
          serviceOf(enrichmentArn) === 'lambda' ? enrichmentArn : undefined,
        ),
        ...given('inputTemplate', textOf(target['input_template'])),
        ...given('partitionKey', textOf(kinesis?.['partition_key'])),
        ...given('messageGroupId', textOf(queue?.['message_group_id'])),
        ...given('messageDeduplicationId', textOf(queue?.['message_deduplication_id'])),
        ...given('detailType', textOf(bus?.['detail_type'])),
        ...given('eventSource', textOf(bus?.['source'])),
      },
    ];
  });
}

function streamParameters(source: ObjectValue): ObjectValue {
  return (
    ['dynamodb_stream_parameters', 'kinesis_stream_parameters', 'sqs_queue_parameters']
      .flatMap((name) => blocksOf(source[name]))
      .at(0) ?? {}
  );
}

function readsOf(stream: ObjectValue, batchSize: number): Omit<ReadSettings, 'filters'> {
  const limit = (name: string): number | undefined => {
    const value = numberOf(stream[name]);
    return value === undefined || value < 0 ? undefined : value;
  };
  const retries = limit('maximum_retry_attempts');
  const age = limit('maximum_record_age_in_seconds');
  return {
    batchSize: numberOf(stream['batch_size']) ?? batchSize,
    batchingWindowSeconds: numberOf(stream['maximum_batching_window_in_seconds']) ?? 0,
    parallelizationFactor: numberOf(stream['parallelization_factor']) ?? 1,
    ...(retries === undefined ? {} : { maximumRetryAttempts: retries }),
    ...(age === undefined || age === 0 ? {} : { maximumRecordAgeSeconds: age }),
    bisects: textOf(stream['on_partial_batch_item_failure']) === 'AUTOMATIC_BISECT',
    startingPosition: startingPosition(
      textOf(stream['starting_position']),
      textOf(stream['starting_position_timestamp']),
    ),
  };
}

function serviceOf(arn: string | undefined): string {
  return arn?.split(':')[2] ?? '';
}

function given<Name extends keyof PipePart>(
  name: Name,
  value: string | undefined,
): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
