import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { httpStatus, TransientFailure } from '../failure/failure';
import { FIRST_MOVE, nextMove } from './decision';
import type { Answer, Move, WriteCondition, WriteResult } from './decision';

/** Name under which the order of the source's event stands on what is written. */
export const SEQUENCER_METADATA = 'source-sequencer';

/**
 * What the body of a picture has to contain.
 *
 * `If-Match` compares ETags, and S3's ETag "reflects changes only to the contents of an object, not its metadata" (API
 * Reference, "Object"). Two uploads may well make the same pixels; with their sequencers in the bytes, their pictures
 * never have the same ETag, whether it is an MD5 (SSE-S3) or not (SSE-KMS).
 */
export const sequencerMark = (sequencer: string): string => `s3-sequencer:${sequencer}`;

/** An object to write, made from the upload that `sequencer` orders; `Body` contains its {@link sequencerMark}. */
export type Candidate = Pick<
  PutObjectCommandInput,
  'Bucket' | 'Key' | 'CacheControl' | 'ContentType' | 'Metadata'
> & { readonly Body: Buffer; readonly sequencer: string };

/** Each round is lost only to another writer of the same key, who has then finished. */
const MAX_ROUNDS = 8;

/**
 * Writes `candidate` unless the picture of the same or a newer upload stands under its key.
 *
 * S3 is the only judge: the write succeeds where nothing stands (`If-None-Match: *`) or where what stands is what was
 * looked at (`If-Match`); otherwise it is looked at and decided again. What stands therefore only ever gives way to a
 * newer upload, whatever the order and the repetition of writers. What stands without a sequencer was not written by
 * this function and gives way.
 *
 * @throws Error when the body does not contain its mark: nothing is written then
 */
export async function writeNewest(
  s3: S3Client,
  candidate: Candidate,
  abortSignal?: AbortSignal,
): Promise<WriteResult> {
  if (!candidate.Body.includes(sequencerMark(candidate.sequencer))) {
    throw new Error(`the body must contain ${sequencerMark(candidate.sequencer)}`);
  }
  let move: Move = FIRST_MOVE;
  for (let round = 0; round < MAX_ROUNDS;) {
    if (move.kind === 'end') return move.result;
    const answer: Answer =
      move.kind === 'write'
        ? await write(s3, candidate, move.condition, abortSignal)
        : await look(s3, candidate, abortSignal);
    if (answer.kind === 'refused') round += 1;
    move = nextMove(candidate.sequencer, answer);
  }
  throw new TransientFailure(
    'overtaken',
    `others wrote ${candidate.Key} ${MAX_ROUNDS} times meanwhile`,
  );
}

async function write(
  s3: S3Client,
  { sequencer, ...candidate }: Candidate,
  condition: WriteCondition,
  abortSignal?: AbortSignal,
): Promise<Answer> {
  const Metadata = { ...candidate.Metadata, [SEQUENCER_METADATA]: sequencer };
  try {
    await s3.send(new PutObjectCommand({ ...candidate, ...condition, Metadata }), { abortSignal });
    return { kind: 'written' };
  } catch (error) {
    const status = httpStatus(error);
    if (status === 412 || status === 409 || (status === 404 && 'IfMatch' in condition)) {
      return { kind: 'refused' };
    }
    throw error;
  }
}

async function look(
  s3: S3Client,
  { Bucket, Key }: Candidate,
  abortSignal?: AbortSignal,
): Promise<Answer> {
  try {
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key }), { abortSignal });
    return {
      kind: 'found',
      etag: head.ETag ?? '',
      sequencer: head.Metadata?.[SEQUENCER_METADATA],
    };
  } catch (error) {
    if (httpStatus(error) === 404) {
      return { kind: 'nothing' };
    }
    throw error;
  }
}
