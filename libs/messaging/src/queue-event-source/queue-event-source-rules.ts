import type { IFunction, IQueue, Problem } from '@archway/core';
import { isOpen, notWhole, problemIf } from '@archway/core';
import { filterProblems } from './message-filter';
import type { QueueEventSourceProps } from './queue-event-source';

/** What Lambda would refuse of a mapping from `queue` to `consumer`. */
export function problemsOf(
  props: QueueEventSourceProps,
  queue: IQueue,
  consumer: IFunction,
): readonly Problem[] {
  const { maximumConcurrency, maximumBatchingWindowSeconds: window } = props;
  const reserved = consumer.reservedConcurrency;
  return [
    batchSizeProblem(props, queue),
    notWhole('maximumBatchingWindowSeconds', window, 0, 300),
    problemIf(
      queue.fifo && window !== undefined && !isOpen(window) && window > 0,
      `maximumBatchingWindowSeconds must be 0 for FIFO queue '${queue.node.path}', got ${window}`,
    ),
    notWhole('maximumConcurrency', maximumConcurrency, 2, 1_000),
    problemIf(
      !isOpen(maximumConcurrency) && !isOpen(reserved) && maximumConcurrency > reserved,
      `maximumConcurrency must be at most ${reserved}, the reserved concurrency of '${consumer.node.path}', got ${maximumConcurrency}`,
    ),
    ...pollerProblems(props),
    ...(props.filters ? filterProblems(props.filters) : []),
  ];
}

function batchSizeProblem(props: QueueEventSourceProps, queue: IQueue): Problem {
  const { batchSize, maximumBatchingWindowSeconds: window = 0 } = props;
  const windowed = isOpen(window) || window >= 1;
  if (windowed && !queue.fifo) return notWhole('batchSize', batchSize, 1, 10_000);
  const problem = notWhole('batchSize', batchSize, 1, 10);
  const reason = queue.fifo
    ? `for FIFO queue '${queue.node.path}'`
    : 'where maximumBatchingWindowSeconds is 0';
  return problem && `${problem}, ${reason}`;
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html */
function pollerProblems(props: QueueEventSourceProps): readonly Problem[] {
  const { maximumConcurrency, provisionedPollers } = props;
  if (provisionedPollers === undefined) return [];
  const { minimum, maximum } = provisionedPollers;
  return [
    notWhole('provisionedPollers.minimum', minimum, 2, 200),
    notWhole('provisionedPollers.maximum', maximum, 2, 2_000),
    problemIf(
      !isOpen(minimum) && !isOpen(maximum) && maximum < minimum,
      `provisionedPollers.maximum must be at least the minimum ${minimum}, got ${maximum}`,
    ),
    problemIf(
      maximumConcurrency !== undefined,
      'maximumConcurrency must be left out beside provisionedPollers, got both',
    ),
  ];
}
