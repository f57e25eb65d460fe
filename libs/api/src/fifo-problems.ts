import type { IQueue, Problem } from '@archway/core';
import { problemIf } from '@archway/core';

/** What SQS refuses of a message's group and deduplication, which mean something else in queues of the other kind. */
export function fifoProblems(
  queue: IQueue,
  options: { readonly messageGroupId?: unknown; readonly messageDeduplicationId?: unknown },
): readonly Problem[] {
  return [
    problemIf(
      queue.fifo && options.messageGroupId === undefined,
      `messageGroupId must be given for FIFO queue '${queue.node.path}', got undefined`,
    ),
    problemIf(
      !queue.fifo && options.messageDeduplicationId !== undefined,
      `messageDeduplicationId must be left out for standard queue '${queue.node.path}'`,
    ),
  ];
}
