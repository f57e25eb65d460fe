import type { Problem } from '@archway/core';
import { notOneOf, notWhole, problemIf } from '@archway/core';
import { awsManagedKey } from '../encryption/aws-managed-key';
import type { QueueProps } from './queue-props';

/** What is wrong with the props of a queue. */
export function problemsOf(props: QueueProps): readonly Problem[] {
  return [
    notWhole('visibilityTimeoutSeconds', props.visibilityTimeoutSeconds, 0, 43_200),
    notWhole('messageRetentionSeconds', props.messageRetentionSeconds, 60, 1_209_600),
    notWhole('delaySeconds', props.delaySeconds, 0, 900),
    notWhole('receiveWaitTimeSeconds', props.receiveWaitTimeSeconds, 0, 20),
    notWhole('maximumMessageSizeBytes', props.maximumMessageSizeBytes, 1_024, 262_144),
    notWhole('dataKeyReusePeriodSeconds', props.dataKeyReusePeriodSeconds, 60, 86_400),
    awsManagedKey('encryptionKey', props.encryptionKey),
    problemIf(
      props.dataKeyReusePeriodSeconds !== undefined && props.encryptionKey === undefined,
      'dataKeyReusePeriodSeconds must go with encryptionKey, got no key',
    ),
    ...redriveProblems(props),
    ...fifoProblems(props),
  ];
}

function redriveProblems(props: QueueProps): readonly Problem[] {
  const { deadLetterQueue, maxReceiveCount } = props;
  const fifo = Boolean(props.fifo);
  return [
    notWhole('maxReceiveCount', maxReceiveCount, 1, 1_000),
    problemIf(
      deadLetterQueue === false && maxReceiveCount !== undefined,
      'maxReceiveCount must go with a dead-letter queue, got deadLetterQueue false',
    ),
    problemIf(
      deadLetterQueue !== undefined && deadLetterQueue !== false && deadLetterQueue.fifo !== fifo,
      `deadLetterQueue must be ${fifo ? 'a FIFO queue' : 'a standard queue'} like this one, got ${fifo ? 'a standard queue' : 'a FIFO queue'}`,
    ),
  ];
}

function fifoProblems({ fifo }: QueueProps): readonly Problem[] {
  if (typeof fifo !== 'object') return [];
  const { deduplicationScope, throughputLimit } = fifo;
  return [
    notOneOf('fifo.deduplicationScope', deduplicationScope, ['messageGroup', 'queue']),
    notOneOf('fifo.throughputLimit', throughputLimit, ['perMessageGroupId', 'perQueue']),
    problemIf(
      throughputLimit === 'perMessageGroupId' && deduplicationScope !== 'messageGroup',
      'fifo.deduplicationScope must be messageGroup where throughputLimit is perMessageGroupId, got ' +
        (deduplicationScope ?? 'undefined'),
    ),
  ];
}
