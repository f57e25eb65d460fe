import { isUnknown, textOf } from '@archway/terraform';
import type { Refusal } from './refusal';

/** docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export const highThroughput: Refusal = ({ fifo_throughput_limit, deduplication_scope }) =>
  textOf(fifo_throughput_limit) === 'perMessageGroupId' &&
  !isUnknown(deduplication_scope) &&
  textOf(deduplication_scope) !== 'messageGroup'
    ? 'has fifo_throughput_limit perMessageGroupId, which needs deduplication_scope messageGroup'
    : undefined;

/** docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html: Maximum receives */
export const redriveCount: Refusal = ({ redrive_policy }) => {
  const text = isUnknown(redrive_policy) ? redrive_policy.expression : textOf(redrive_policy);
  const found = /"maxReceiveCount"\s*:\s*"?(-?\d+)/.exec(text ?? '')?.[1];
  const count = found === undefined ? undefined : Number(found);
  return count !== undefined && (count < 1 || count > 1000)
    ? `maxReceiveCount is ${count}, and SQS takes 1 to 1000`
    : undefined;
};

/** docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html */
export const messageGroup: Refusal = (attributes, target, estate) => {
  const queue = estate.target(target, attributes['arn'], 'aws_sqs_queue');
  const group = attributes['sqs_target'];
  const hasGroup = isUnknown(group) || (Array.isArray(group) && group.length > 0);
  return queue?.attributes['fifo_queue'] === true && !hasGroup
    ? `its target ${queue.address} is FIFO, and it has no message_group_id in sqs_target`
    : undefined;
};

/** docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html: FifoQueue */
export const queueName: Refusal = (attributes) => {
  const name = textOf(attributes['name']);
  const isFifo = attributes['fifo_queue'] === true;
  if (isFifo && name !== undefined && !name.includes('${') && !name.endsWith('.fifo'))
    return `is a FIFO queue and its name ${name} does not end in .fifo`;
  return !isFifo &&
    attributes['content_based_deduplication'] === true &&
    !isUnknown(attributes['fifo_queue'])
    ? 'has content_based_deduplication and is not a FIFO queue'
    : undefined;
};
