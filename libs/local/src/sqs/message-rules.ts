import { AwsError } from '../aws-error/aws-error';
import type { QueuePart } from '../architecture/architecture';
import type { BatchOutput, MessageAttributes, SendMessageInput } from './sqs-api';

/** "Amazon SQS message quotas". */
const MOST_IN_BATCH = 10;
const MOST_ATTRIBUTES = 10;
const LONGEST_DELAY_SECONDS = 900;

/** What is no character of XML 1.0: AWS page "SendMessage". A lone surrogate stands for nothing. */
const FORBIDDEN = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Bytes of all messages of a batch together: AWS page "SendMessageBatch". */
const MOST_BATCH_BYTES = 1_048_576;

/** Ids of batch entries: AWS page "SendMessageBatchRequestEntry". */
const ENTRY_ID = /^[\w-]{1,80}$/;

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
  const texts = [
    input.messageBody,
    ...Object.values(attributes).map(({ stringValue = '' }) => stringValue),
  ];
  if (texts.some((text) => FORBIDDEN.test(text))) {
    throw new AwsError(
      'InvalidMessageContents',
      400,
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  }
  const bytes = bytesOfMessage(input);
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

function bytesOfMessage({
  messageBody,
  messageAttributes = {},
}: Pick<SendMessageInput, 'messageBody' | 'messageAttributes'>): number {
  return Buffer.byteLength(messageBody) + bytesOf(messageAttributes);
}

/** @throws AwsError where all messages of a batch are too long together */
export function checkBatchBytes(
  entries: readonly Pick<SendMessageInput, 'messageBody' | 'messageAttributes'>[],
): void {
  const bytes = entries.reduce((sum, entry) => sum + bytesOfMessage(entry), 0);
  if (bytes <= MOST_BATCH_BYTES) return;
  throw new AwsError(
    'BatchRequestTooLong',
    400,
    `Batch requests cannot be longer than ${MOST_BATCH_BYTES} bytes. You have sent ${bytes} bytes.`,
  );
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
  const wrong = entries.find(({ id }) => !ENTRY_ID.test(id));
  if (wrong !== undefined) {
    throw new AwsError(
      'InvalidBatchEntryId',
      400,
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
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
