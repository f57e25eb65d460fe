import { createHash, randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error/aws-error';
import { checksumOf, compositeChecksum, type Checksum } from '../../s3/checksum';
import type { ObjectAddress, ObjectHeaders, ObjectKeeping } from '../../s3/s3-api';

/** The least that a part before the last may hold, in bytes: AWS page "Amazon S3 multipart upload limits". */
const LEAST_PART_BYTES = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;

export interface UploadAddress extends ObjectAddress {
  readonly uploadId: string;
}

/** A part as the completing request names it. */
export interface NamedPart {
  readonly partNumber: number;
  readonly eTag: string;
}

/** What the request that creates an upload says about the object. */
export interface UploadSettings {
  readonly headers: ObjectHeaders & ObjectKeeping;
  /** What checks the object. @default - what S3 computes itself */
  readonly checksum?: Pick<Checksum, 'algorithm' | 'type'>;
}

interface Part {
  readonly eTag: string;
  readonly body: Buffer;
  readonly at: number;
}

interface Upload extends ObjectAddress, UploadSettings {
  readonly startedAt: number;
  readonly parts: Map<number, Part>;
}

/** Uploads in parts, kept in memory until they are complete. */
export class MultipartUploads {
  private readonly uploads = new Map<string, Upload>();

  /** @param mostBytes the most that all unfinished uploads may hold together */
  constructor(private readonly mostBytes: number) {}

  create(address: ObjectAddress, settings: UploadSettings): string {
    const uploadId = randomUUID();
    const { bucket, key } = address;
    const startedAt = Date.now();
    this.uploads.set(uploadId, { bucket, key, ...settings, startedAt, parts: new Map() });
    return uploadId;
  }

  /** @returns the part's ETag */
  putPart(address: UploadAddress, partNumber: number, body: Buffer): string {
    const { parts } = this.find(address);
    if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MOST_PARTS) {
      throw new AwsError(
        'InvalidArgument',
        400,
        `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
      );
    }
    if (this.heldBytes() + body.length > this.mostBytes) {
      throw new AwsError(
        'EntityTooLarge',
        400,
        `Unfinished uploads may hold ${this.mostBytes} bytes at most: this server keeps objects in memory.`,
      );
    }
    const eTag = `"${createHash('md5').update(body).digest('hex')}"`;
    parts.set(partNumber, { eTag, body, at: Date.now() });
    return eTag;
  }

  /** The object that the named parts make; the upload stays until it is removed. */
  assemble(address: UploadAddress, named: readonly NamedPart[]): Assembled {
    const { headers, parts, checksum } = this.find(address);
    const inOrder = named.every(
      ({ partNumber }, index) => partNumber > (named[index - 1]?.partNumber ?? 0),
    );
    if (!inOrder) {
      throw new AwsError('InvalidPartOrder', 400, 'The list of parts was not in ascending order.');
    }
    const bodies = named.map(({ partNumber, eTag }, index) => {
      const part = parts.get(partNumber);
      if (part === undefined || unquoted(part.eTag) !== unquoted(eTag)) {
        throw new AwsError('InvalidPart', 400, `Part ${partNumber} could not be found.`);
      }
      if (index < named.length - 1 && part.body.length < LEAST_PART_BYTES) {
        throw new AwsError(
          'EntityTooSmall',
          400,
          'Your proposed upload is smaller than the minimum allowed size',
        );
      }
      return part.body;
    });
    const body = Buffer.concat(bodies);
    return {
      headers,
      body,
      partSizes: bodies.map(({ length }) => length),
      ...(checksum === undefined ? {} : { checksum: checksumOfParts(checksum, bodies, body) }),
    };
  }

  remove(address: UploadAddress): void {
    this.find(address);
    this.uploads.delete(address.uploadId);
  }

  /** The uploads of a bucket that are not complete, by key. */
  unfinished(bucket: string, prefix: string): readonly (UploadAddress & { startedAt: number })[] {
    return [...this.uploads]
      .filter(([, upload]) => upload.bucket === bucket && upload.key.startsWith(prefix))
      .map(([uploadId, { key, startedAt }]) => ({ bucket, key, uploadId, startedAt }))
      .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  }

  partsOf(address: UploadAddress): readonly (NamedPart & { size: number; at: number })[] {
    return [...this.find(address).parts]
      .sort(([a], [b]) => a - b)
      .map(([partNumber, { eTag, body, at }]) => ({ partNumber, eTag, size: body.length, at }));
  }

  private find({ bucket, key, uploadId }: UploadAddress): Upload {
    const upload = this.uploads.get(uploadId);
    if (upload?.bucket === bucket && upload.key === key) return upload;
    throw new AwsError(
      'NoSuchUpload',
      404,
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    );
  }

  private heldBytes(): number {
    let bytes = 0;
    for (const { parts } of this.uploads.values()) {
      for (const { body } of parts.values()) bytes += body.length;
    }
    return bytes;
  }
}

/** What the parts make. */
export interface Assembled {
  readonly headers: ObjectHeaders & ObjectKeeping;
  readonly body: Buffer;
  readonly partSizes: readonly number[];
  readonly checksum?: Checksum;
}

function checksumOfParts(
  { algorithm, type }: Pick<Checksum, 'algorithm' | 'type'>,
  parts: readonly Buffer[],
  whole: Buffer,
): Checksum {
  return type === 'COMPOSITE'
    ? compositeChecksum(algorithm, parts)
    : { algorithm, type, value: checksumOf(algorithm, whole) };
}

function unquoted(eTag: string): string {
  return eTag.replaceAll('"', '');
}
