import { createHash, randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error/aws-error';
import type { ObjectAddress, ObjectHeaders } from '../../s3/s3-api';

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

interface Upload extends ObjectAddress {
  readonly headers: ObjectHeaders;
  readonly parts: Map<number, { readonly eTag: string; readonly body: Buffer }>;
}

/** Uploads in parts, kept in memory until they are complete. */
export class MultipartUploads {
  private readonly uploads = new Map<string, Upload>();

  /** @param mostBytes the most that all unfinished uploads may hold together */
  constructor(private readonly mostBytes: number) {}

  create(address: ObjectAddress, headers: ObjectHeaders): string {
    const uploadId = randomUUID();
    this.uploads.set(uploadId, { ...address, headers, parts: new Map() });
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
    parts.set(partNumber, { eTag, body });
    return eTag;
  }

  /** The object that the named parts make; the upload stays until it is removed. */
  assemble(
    address: UploadAddress,
    named: readonly NamedPart[],
  ): { readonly headers: ObjectHeaders; readonly body: Buffer } {
    const { headers, parts } = this.find(address);
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
    return { headers, body: Buffer.concat(bodies) };
  }

  remove(address: UploadAddress): void {
    this.find(address);
    this.uploads.delete(address.uploadId);
  }

  partsOf(address: UploadAddress): readonly (NamedPart & { readonly size: number })[] {
    return [...this.find(address).parts]
      .sort(([a], [b]) => a - b)
      .map(([partNumber, { eTag, body }]) => ({ partNumber, eTag, size: body.length }));
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

function unquoted(eTag: string): string {
  return eTag.replaceAll('"', '');
}
