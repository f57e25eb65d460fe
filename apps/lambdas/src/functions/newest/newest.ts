import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { httpStatus, TransientFailure } from '../failure/failure';
import { compareSequencers } from '../sequencer/sequencer';

/** Name under which the order of the source's event stands on what is written. */
export const SEQUENCER_METADATA = 'source-sequencer';

/**
 * - `written`: it stands now
 * - `duplicate`: the same upload's picture stood already
 * - `superseded`: the picture of a newer upload stood already
 */
export type WriteResult = 'written' | 'duplicate' | 'superseded';

/** An object to write, made from the upload that `sequencer` orders. */
export type Candidate = Pick<
  PutObjectCommandInput,
  'Bucket' | 'Key' | 'CacheControl' | 'ContentType' | 'Metadata'
> & { readonly Body: Buffer; readonly sequencer: string };

interface Standing {
  readonly etag: string;
  readonly sequencer?: string;
}

/** Each round is lost only to another writer of the same key, who has then finished. */
const MAX_ROUNDS = 8;

/**
 * Writes `candidate` unless the picture of the same or a newer upload stands under its key.
 *
 * S3 is the only judge: the write succeeds where nothing stands (`If-None-Match: *`) or where what stands is what was
 * looked at (`If-Match`); otherwise it is looked at and decided again. So any number of writers, in any order, with any
 * repetition, leave the newest. What stands without a sequencer was not written by this function and gives way.
 *
 * The first try needs no look, hence no permission to list the bucket (without it, S3 answers 403 for what is missing).
 */
export async function writeNewest(
  s3: S3Client,
  candidate: Candidate,
  abortSignal?: AbortSignal,
): Promise<WriteResult> {
  let standing: Standing | undefined;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (await put(s3, candidate, standing, abortSignal)) {
      return 'written';
    }
    standing = await look(s3, candidate, abortSignal);
    const order = standing?.sequencer
      ? compareSequencers(candidate.sequencer, standing.sequencer)
      : 1;
    if (order <= 0) {
      return order === 0 ? 'duplicate' : 'superseded';
    }
  }
  throw new TransientFailure(
    'overtaken',
    `others wrote ${candidate.Key} ${MAX_ROUNDS} times meanwhile`,
  );
}

/** Whether S3 took it: 412 says that something else stands, 409 that somebody writes just now, 404 that it is gone. */
async function put(
  s3: S3Client,
  { sequencer, ...candidate }: Candidate,
  standing: Standing | undefined,
  abortSignal?: AbortSignal,
): Promise<boolean> {
  const condition = standing ? { IfMatch: standing.etag } : { IfNoneMatch: '*' };
  const Metadata = { ...candidate.Metadata, [SEQUENCER_METADATA]: sequencer };
  try {
    await s3.send(new PutObjectCommand({ ...candidate, ...condition, Metadata }), { abortSignal });
    return true;
  } catch (error) {
    const status = httpStatus(error);
    if (status === 412 || status === 409 || (status === 404 && standing)) {
      return false;
    }
    throw error;
  }
}

async function look(
  s3: S3Client,
  { Bucket, Key }: Candidate,
  abortSignal?: AbortSignal,
): Promise<Standing | undefined> {
  try {
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key }), { abortSignal });
    return { etag: head.ETag ?? '', sequencer: head.Metadata?.[SEQUENCER_METADATA] };
  } catch (error) {
    if (httpStatus(error) === 404) {
      return undefined;
    }
    throw error;
  }
}
