import { labelOf } from '@archway/checks';
import { textOf } from '@archway/terraform';
import { goesToo, type Removal } from '../guards/guard';
import { knownRemovals } from '../guards/known-removals';

/** A redrive policy of its own, unless the queue has another one by now. */
const redrivePolicy: Removal = {
  types: ['aws_sqs_queue_redrive_policy'],
  tell: (subject, sides) => {
    const queue = sides.prior.named(subject, subject.attributes['queue_url'], 'aws_sqs_queue');
    const now = queue === undefined ? undefined : sides.planned.find(queue.key);
    const elsewhere =
      textOf(now?.attributes['redrive_policy']) !== undefined &&
      now?.attributes['redrive_policy'] !== queue?.subject?.attributes['redrive_policy'];
    return elsewhere || goesToo(sides, subject, 'queue_url', 'aws_sqs_queue')
      ? undefined
      : `${queue?.text ?? labelOf(subject)} no longer has a dead-letter queue`;
  },
};

/** Resources without which less can be brought back. */
export const BACKUP_REMOVALS: readonly Removal[] = [...knownRemovals('backup'), redrivePolicy];
