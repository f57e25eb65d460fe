import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { TransientFailure, toFailure } from '../failure/failure';
import type { Failure } from '../failure/failure';
import { writePicture } from '../picture/picture';
import type { PictureContext, PictureResult } from '../picture/picture';
import { turns } from '../turns/turns';
import { readUploads } from '../upload/upload';
import type { Upload } from '../upload/upload';

/** Two pictures in flight on two cores give 1.6–1.9 times the throughput of one, and bound the memory. */
const MESSAGES_AT_ONCE = 2;

/** What is left of the function's time when the answer has to go out: messages without one would all come back. */
const ANSWER_MS = 1_000;

/** Hears what becomes of each upload. */
export interface BatchObserver {
  /** The picture stands, or a newer one does. */
  made(upload: Upload, result: PictureResult, message: SQSRecord): void;

  /** The message comes back, and in the end goes to the dead-letter queue. `upload` is missing for a malformed one. */
  failed(failure: Failure, message: SQSRecord, upload?: Upload): void;
}

/**
 * Works through the messages of a batch and names those that failed, so that only they come back.
 *
 * No message waits for another one's retries, and none holds the batch beyond the function's time: what has not ended
 * a second before is answered as failed (`out-of-time`). The call itself never fails for a message's sake.
 */
export async function processBatch(
  event: SQSEvent,
  lambda: Pick<Context, 'getRemainingTimeInMillis'>,
  context: Omit<PictureContext, 'abortSignal'>,
  observer: BatchObserver,
): Promise<SQSBatchResponse> {
  const deadline = new AbortController();
  const timer = setTimeout(
    () => deadline.abort(new TransientFailure('out-of-time', "the function's time ran out")),
    Math.max(0, lambda.getRemainingTimeInMillis() - ANSWER_MS),
  );
  const inTurn = turns(MESSAGES_AT_ONCE);
  const scope = { ...context, abortSignal: deadline.signal };
  const handle = (message: SQSRecord): Promise<void> =>
    inTurn(() => processMessage(message, scope, observer));
  try {
    return await processPartialResponse(event, handle, new BatchProcessor(EventType.SQS), {
      throwOnFullBatchFailure: false,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** A message may tell of several uploads: each is tried, and the message fails when one of them does. */
async function processMessage(
  message: SQSRecord,
  scope: PictureContext & { readonly abortSignal: AbortSignal },
  observer: BatchObserver,
): Promise<void> {
  const failures: Failure[] = [];
  const fail = (error: unknown, upload?: Upload): void => {
    const failure = toFailure(error);
    failures.push(failure);
    observer.failed(failure, message, upload);
  };
  for (const upload of readOrElse(message, fail)) {
    try {
      const result = await unlessAborted(scope.abortSignal, () => writePicture(upload, scope));
      observer.made(upload, result, message);
    } catch (error) {
      fail(error, upload);
    }
  }
  if (failures.length > 0) {
    throw new Error(failures.map(({ reason }) => reason).join(', '));
  }
}

function readOrElse(message: SQSRecord, fail: (error: unknown) => void): readonly Upload[] {
  try {
    return readUploads(message.body);
  } catch (error) {
    fail(error);
    return [];
  }
}

/** The result of `work`, or the signal's reason as soon as it fires: decoders cannot be stopped half-way. */
async function unlessAborted<Result>(
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
