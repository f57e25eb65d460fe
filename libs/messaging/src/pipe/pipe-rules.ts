import type { Problem } from '@archway/core';
import {
  isOpen,
  LOG_RETENTION_DAYS,
  notMatching,
  notOneOf,
  notWhole,
  problemIf,
  show,
} from '@archway/core';
import { groupProblem } from '../target/target';
import type { PipeProps, PipeSource } from './pipe-props';

const MOST_FILTERS = 5;
const MOST_TEMPLATE_CHARACTERS = 8_192;

/** What EventBridge would refuse of a pipe's props. */
export function pipeProblems(props: PipeProps): readonly Problem[] {
  const { source, target, filters, inputTemplate, description } = props;
  return [
    notMatching(
      'pipeName',
      props.pipeName,
      /^[A-Za-z0-9_.-]{1,64}$/,
      "1 to 64 letters, digits, '_', '-' and '.'",
    ),
    problemIf(
      !isOpen(description) && description.length > 512,
      `description must have at most 512 characters, got ${description?.length}`,
    ),
    problemIf(
      filters !== undefined && (filters.length === 0 || filters.length > MOST_FILTERS),
      `filters must be 1 to ${MOST_FILTERS}, got ${filters?.length}`,
    ),
    problemIf(
      !isOpen(inputTemplate) && inputTemplate.length > MOST_TEMPLATE_CHARACTERS,
      `inputTemplate must have at most ${MOST_TEMPLATE_CHARACTERS} characters, got ${inputTemplate?.length}`,
    ),
    notOneOf('logLevel', props.logLevel, ['ERROR', 'INFO', 'OFF', 'TRACE']),
    notOneOf('logRetentionDays', props.logRetentionDays, LOG_RETENTION_DAYS),
    ...sourceProblems(source),
    groupProblem(target),
    problemIf(
      'topic' in target && target.topic.fifo,
      'target must not be a FIFO topic, to which pipes do not publish',
    ),
  ];
}

function sourceProblems(source: PipeSource): readonly Problem[] {
  const { batchSize, maximumBatchingWindowSeconds: window } = source;
  const both = [
    notWhole('source.batchSize', batchSize, 1, 10_000),
    notWhole('source.maximumBatchingWindowSeconds', window, 0, 300),
  ];
  if ('queue' in source) {
    return [
      ...both,
      problemIf(
        !isOpen(batchSize) && batchSize > 10 && (window === undefined || window === 0),
        `source.batchSize must be at most 10 where maximumBatchingWindowSeconds is 0, got ${show(batchSize)}`,
      ),
    ];
  }
  return [
    ...both,
    notOneOf('source.startingPosition', source.startingPosition, ['LATEST', 'TRIM_HORIZON']),
    notWhole('source.maximumRetryAttempts', source.maximumRetryAttempts, 0, 10_000),
    notWhole('source.maximumRecordAgeSeconds', source.maximumRecordAgeSeconds, 60, 604_800),
    notWhole('source.parallelizationFactor', source.parallelizationFactor, 1, 10),
    problemIf(
      'table' in source && source.table.tableStreamArn === undefined,
      'source.table must have a stream: give it stream',
    ),
  ];
}
