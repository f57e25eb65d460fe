import type { Readable } from 'node:stream';
import { PictureError } from '@archway/pictures';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { errorName, httpStatus, PermanentFailure, TransientFailure } from '../failure/failure';
import type { Upload } from '../upload/upload';

/** An upload with its bytes. */
export interface Source {
  readonly body: Buffer;

  /** Entity tag of what was read, without its quotes. */
  readonly etag: string;

  /** Version that was read; absent where the bucket has none. */
  readonly versionId?: string;
}

/**
 * Reads the version of the object that the event names, or the current one where the bucket has no versions.
 *
 * The length is checked before the body is read, and reading stops at the first byte over the limit all the same.
 *
 * @throws PermanentFailure `source-gone` when S3 has no such object or version
 * @throws PictureError `empty` or `too-many-bytes`
 */
export async function readSource(
  s3: S3Client,
  upload: Upload,
  maxBytes: number,
  abortSignal?: AbortSignal,
): Promise<Source> {
  const answer = await getObject(s3, upload, abortSignal);
  const body = answer.Body as Readable;
  const length = answer.ContentLength ?? 0;
  if (length === 0) {
    body.destroy();
    throw new PictureError('empty', 'the source has no bytes');
  }
  if (length > maxBytes) {
    body.destroy();
    throw tooManyBytes(maxBytes, length);
  }
  return {
    body: await readBody(body, length, maxBytes),
    etag: (answer.ETag ?? '').replaceAll('"', ''),
    ...(answer.VersionId ? { versionId: answer.VersionId } : {}),
  };
}

async function getObject(
  s3: S3Client,
  { bucket, key, versionId }: Upload,
  abortSignal?: AbortSignal,
): Promise<GetObjectCommandOutput> {
  try {
    return await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }), {
      abortSignal,
    });
  } catch (error) {
    // A missing bucket is a mistake in the configuration, and 405 is what a delete marker answers to its version.
    const status = httpStatus(error);
    if ((status === 404 && errorName(error) !== 'NoSuchBucket') || status === 405) {
      throw new PermanentFailure(
        'source-gone',
        `the source is no longer there: ${errorName(error)}`,
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}

async function readBody(body: Readable, length: number, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw tooManyBytes(maxBytes, bytes);
    }
    chunks.push(chunk);
  }
  if (bytes !== length) {
    throw new TransientFailure('service-error', `the source has ${length} bytes, ${bytes} arrived`);
  }
  return Buffer.concat(chunks, bytes);
}

function tooManyBytes(maxBytes: number, bytes: number): PictureError {
  return new PictureError(
    'too-many-bytes',
    `the source must have at most ${maxBytes} bytes, got ${bytes}`,
  );
}
