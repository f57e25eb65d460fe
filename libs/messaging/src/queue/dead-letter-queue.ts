import type { Construct } from 'constructs';
import { FOURTEEN_DAYS_SECONDS, Queue } from './queue';

/** A queue for what failed, which keeps it for as long as SQS can. */
export function newDeadLetterQueue(scope: Construct, id: string): Queue {
  return new Queue(scope, id, {
    deadLetterQueue: false,
    messageRetentionSeconds: FOURTEEN_DAYS_SECONDS,
  });
}
