import { AwsError } from '../aws-error/aws-error';
import type { QueuePart } from '../architecture/architecture';
import type { BatchOutput, MessageAttributes, SendMessageInput } from './sqs-api';

/** "Amazon SQS message quotas". */
const MOST_IN_BATCH = 10;
const MOST_ATTRIBUTES = 10;
const LONGEST_DELAY_SECONDS = 900;

export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', 400, message);
}

/** @throws AwsError for a message that SQS would not take */
export function checkMessage(part: QueuePart, input: SendMessageInput): void {
  const attributes = input.messageAttributes ?? {};
  if (input.messageBody === '') {
    throw new AwsError(
      'MissingParameter',
      400,
      'The request must contain the parameter MessageBody.',
    );
  }
  const bytes = Buffer.byteLength(input.messageBody) + bytesOf(attributes);
  if (bytes > part.maxMessageBytes) {
    throw invalid(
      `One or more parameters are invalid. Reason: Message must be shorter than ${part.maxMessageBytes} bytes, got ${bytes}.`,
    );
  }
  if (Object.keys(attributes).length > MOST_ATTRIBUTES) {
    throw invalid(`Number of message attributes must be at most ${MOST_ATTRIBUTES}.`);
  }
  const delay = input.delaySeconds ?? 0;
  if (delay < 0 || delay > LONGEST_DELAY_SECONDS) {
    throw invalid(`DelaySeconds must be between 0 and ${LONGEST_DELAY_SECONDS}, got ${delay}.`);
  }
  if (!part.fifo) return;
  if (input.messageGroupId === undefined) {
    throw new AwsError(
      'MissingParameter',
      400,
      'The request must contain the parameter MessageGroupId.',
    );
  }
  if (input.messageDeduplicationId === undefined && !part.contentBasedDeduplication) {
    throw invalid(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
}

function bytesOf(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { dataType, stringValue = '', binaryValue = '' }]) =>
      sum +
      Buffer.byteLength(name) +
      Buffer.byteLength(dataType) +
      Buffer.byteLength(stringValue) +
      Buffer.from(binaryValue, 'base64').length,
    0,
  );
}

/** Runs the entries of a batch one by one; the rules for the batch as a whole come first. */
export function runBatch<Entry extends { readonly id: string }, Result extends object>(
  entries: readonly Entry[],
  run: (entry: Entry) => Result,
): BatchOutput<Result> {
  if (entries.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      400,
      'There should be at least one entry in the request.',
    );
  }
  if (entries.length > MOST_IN_BATCH) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      400,
      `Maximum number of entries per request are ${MOST_IN_BATCH}. You have sent ${entries.length}.`,
    );
  }
  if (new Set(entries.map(({ id }) => id)).size < entries.length) {
    throw new AwsError(
      'BatchEntryIdsNotDistinct',
      400,
      'Two or more batch entries have the same Id.',
    );
  }
  const successful: (Result & { id: string })[] = [];
  const failed: BatchOutput<Result>['failed'][number][] = [];
  for (const entry of entries) {
    try {
      successful.push({ ...run(entry), id: entry.id });
    } catch (error) {
      if (!(error instanceof AwsError) || error.httpStatus === 403) throw error;
      failed.push({ id: entry.id, code: error.code, message: error.message, senderFault: true });
    }
  }
  return { successful, failed };
}
