import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import type { IFunction, IQueue, Problem } from '@archway/core';
import { dependOn, isOpen, notOneOf, notWhole, problemIf, recordHop, reject } from '@archway/core';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { newDeadLetterQueue } from '../queue/dead-letter-queue';
import type { StreamEventSourceProps } from './stream-event-source-props';

const MOST_FILTERS = 5;
const MOST_FILTER_CHARACTERS = 4_096;

interface Source {
  /** How errors call the kind of source. */
  readonly kind: string;
  readonly construct: IConstruct;
  readonly eventSourceArn: string;
  readonly startingPositionTimestamp?: string;
  readonly grantRead: (consumer: IFunction) => void;
}

/** Makes the mapping of a stream, below its function and after the policies that it needs. */
export function mapStream(
  source: Source,
  consumer: IFunction,
  props: StreamEventSourceProps,
): void {
  const id = props.id ?? source.construct.node.id;
  reject(`${source.kind} '${consumer.node.path}/${id}'`, [
    problemIf(
      consumer.node.tryFindChild(id) !== undefined,
      `id must be one that the function does not have yet, got '${id}'`,
    ),
    ...streamProblems(props),
  ]);
  const parent = new Construct(consumer, id);
  source.grantRead(consumer);
  const onFailure = failuresOf(parent, props);
  onFailure?.grantSend(consumer);
  const { maximumRetryAttempts: retries = 10, filters } = props;
  const mapping = new LambdaEventSourceMapping(parent, 'Default', {
    eventSourceArn: source.eventSourceArn,
    functionName: consumer.functionArn,
    startingPosition:
      source.startingPositionTimestamp === undefined
        ? (props.startingPosition ?? 'TRIM_HORIZON')
        : 'AT_TIMESTAMP',
    startingPositionTimestamp: source.startingPositionTimestamp,
    batchSize: props.batchSize,
    maximumBatchingWindowInSeconds: props.maximumBatchingWindowSeconds,
    bisectBatchOnFunctionError: props.bisectBatchOnFunctionError ?? true,
    maximumRetryAttempts: retries === 'unlimited' ? -1 : retries,
    maximumRecordAgeInSeconds: props.maximumRecordAgeSeconds,
    parallelizationFactor: props.parallelizationFactor,
    tumblingWindowInSeconds: props.tumblingWindowSeconds,
    functionResponseTypes:
      (props.reportBatchItemFailures ?? true) ? ['ReportBatchItemFailures'] : undefined,
    destinationConfig: onFailure && { onFailure: { destinationArn: onFailure.queueArn } },
    filterCriteria: filters && {
      filter: filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })),
    },
    enabled: props.enabled,
  });
  dependOn(mapping, consumer.dependencies ?? []);
  recordHop(source.construct, { target: consumer });
}

function failuresOf(scope: Construct, { onFailure }: StreamEventSourceProps): IQueue | undefined {
  if (onFailure === false) return undefined;
  if (onFailure) return onFailure;
  return newDeadLetterQueue(scope, 'OnFailure');
}

function streamProblems(props: StreamEventSourceProps): readonly Problem[] {
  const { maximumRetryAttempts: retries, filters, onFailure } = props;
  return [
    notOneOf('startingPosition', props.startingPosition, ['LATEST', 'TRIM_HORIZON']),
    notWhole('batchSize', props.batchSize, 1, 10_000),
    notWhole('maximumBatchingWindowSeconds', props.maximumBatchingWindowSeconds, 0, 300),
    retries === 'unlimited' ? undefined : notWhole('maximumRetryAttempts', retries, 0, 10_000),
    notWhole('maximumRecordAgeSeconds', props.maximumRecordAgeSeconds, 60, 604_800),
    notWhole('parallelizationFactor', props.parallelizationFactor, 1, 10),
    notWhole('tumblingWindowSeconds', props.tumblingWindowSeconds, 0, 900),
    problemIf(
      (props.tumblingWindowSeconds ?? 0) > 0 && (props.parallelizationFactor ?? 1) > 1,
      `parallelizationFactor must be 1 with tumblingWindowSeconds, got ${props.parallelizationFactor}`,
    ),
    problemIf(
      onFailure !== undefined && onFailure !== false && onFailure.fifo,
      'onFailure must be a standard queue, got a FIFO queue',
    ),
    problemIf(
      filters !== undefined && (filters.length === 0 || filters.length > MOST_FILTERS),
      `filters must be 1 to ${MOST_FILTERS}, got ${filters?.length}`,
    ),
    ...(filters ?? []).map((filter, index) => {
      const { length } = JSON.stringify(filter);
      return problemIf(
        !isOpen(length) && length > MOST_FILTER_CHARACTERS,
        `filters[${index}] must have at most ${MOST_FILTER_CHARACTERS} characters, got ${length}`,
      );
    }),
  ];
}
