import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AwsError } from '../../aws-error/aws-error';
import { decodeAwsChunked, type ReadBody } from './aws-chunked';

/**
 * The most that one request may carry, in bytes. S3 takes 5 GiB (AWS page "Amazon S3 objects
 * overview"); here objects live in memory.
 */
export const MOST_BODY_BYTES = 512 * 1024 * 1024;

/**
 * Reads a request's body whole, takes it out of the `aws-chunked` encoding in which SDKs stream it, and
 * checks it against the digests that were sent along.
 *
 * @throws AwsError `EntityTooLarge`, `IncompleteBody`, `BadDigest`, `XAmzContentSHA256Mismatch`
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<ReadBody> {
  const { headers } = request;
  if (Number(headers['content-length'] ?? 0) > mostBytes) throw tooLarge(mostBytes);
  const body = await collect(request, mostBytes);
  const hash = headers['x-amz-content-sha256'];
  const signed = typeof hash === 'string' ? hash : '';
  if (signed.startsWith('STREAMING-') || isAwsChunked(headers['content-encoding'])) {
    const decoded = decodeAwsChunked(body);
    const stated = headers['x-amz-decoded-content-length'];
    if (stated !== undefined && Number(stated) !== decoded.body.length) throw incomplete();
    return decoded;
  }
  if (/^[0-9a-f]{64}$/i.test(signed) && digest('sha256', body, 'hex') !== signed.toLowerCase()) {
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      400,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && digest('md5', body, 'base64') !== md5) {
    throw new AwsError(
      'BadDigest',
      400,
      'The Content-MD5 you specified did not match what we received.',
    );
  }
  return { body, trailers: {} };
}

/** How long a client may be silent while a body that nobody wants is let run out. */
const SILENCE_MS = 1_000;
const MOST_DRAIN_MS = 10_000;

/**
 * Lets what is left of a refused body run out, because a client that still writes reads no answer.
 * Gives up on one that falls silent or does not end.
 */
export function drain(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    if (request.complete || request.destroyed) return resolve();
    const done = (): void => {
      clearTimeout(silence);
      clearTimeout(limit);
      resolve();
    };
    let silence = setTimeout(done, SILENCE_MS);
    const limit = setTimeout(done, MOST_DRAIN_MS);
    request.on('data', () => {
      clearTimeout(silence);
      silence = setTimeout(done, SILENCE_MS);
    });
    request.once('end', done).once('close', done).resume();
  });
}

function collect(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= mostBytes) chunks.push(chunk);
      else {
        request.off('data', take);
        reject(tooLarge(mostBytes));
      }
    };
    request
      .on('data', take)
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', () => reject(incomplete()))
      .once('close', () => reject(incomplete()));
  });
}

/** @returns the content encoding without `aws-chunked`, which belongs to the transfer alone */
export function storedEncoding(encoding: string | undefined): string | undefined {
  const kept = (encoding ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'aws-chunked');
  return kept.length === 0 ? undefined : kept.join(',');
}

function isAwsChunked(encoding: string | undefined): boolean {
  return (encoding ?? '').split(',').some((name) => name.trim() === 'aws-chunked');
}

function digest(algorithm: string, body: Buffer, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(body).digest(encoding);
}

function tooLarge(mostBytes: number): AwsError {
  return new AwsError(
    'EntityTooLarge',
    400,
    `Your proposed upload exceeds the maximum allowed size: this server keeps objects in memory and takes ${mostBytes} bytes at most.`,
  );
}

function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    400,
    'You did not provide the number of bytes specified by the Content-Length HTTP header.',
  );
}
