import { makePictures, pictureFormats } from '@archway/pictures';
import type { S3Client } from '@aws-sdk/client-s3';
import type { PictureEnvironment } from '../environment/environment';
import type { WriteResult } from '../newest/decision';
import { sequencerMark, writeNewest } from '../newest/newest';
import { outputKey } from '../output-key/output-key';
import { readSource } from '../source/source';
import type { Source } from '../source/source';
import type { Upload } from '../upload/upload';

/** What became of an upload. */
export interface PictureResult {
  readonly result: WriteResult;

  /** Key of the picture in the output bucket. */
  readonly key: string;

  readonly sourceBytes: number;
  readonly pictureBytes: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** Where {@link writePicture} works. */
export interface PictureContext {
  readonly s3: S3Client;
  readonly environment: PictureEnvironment;

  /**
   * Gives up when it fires.
   *
   * @default - never
   */
  readonly abortSignal?: AbortSignal;
}

/** User-defined metadata may have 2 KB in all (S3 User Guide, "Working with object metadata"). */
const MAX_METADATA_KEY_CHARACTERS = 1024;

/**
 * Reads one upload, makes its picture and writes it, unless that of a newer upload of the same key stands already.
 *
 * Repeating it changes nothing. Throws what {@link toFailure} tells apart.
 */
export async function writePicture(
  upload: Upload,
  context: PictureContext,
): Promise<PictureResult> {
  const { s3, environment, abortSignal } = context;
  const source = await readSource(s3, upload, environment.maxSourceBytes, abortSignal);
  const [picture] = await makePictures(
    source.body,
    [
      {
        longestEdgePixels: environment.widthPixels,
        format: environment.format,
        quality: environment.quality,
        effort: environment.effort,
        identifier: sequencerMark(upload.sequencer),
      },
    ],
    { maxBytes: environment.maxSourceBytes, maxPixels: environment.maxSourcePixels },
  );
  if (!picture) {
    throw new Error('one size makes one picture');
  }
  const { extension } = pictureFormats[picture.format];
  const key = outputKey(environment.outputPrefix, upload.key, extension);
  const result = await writeNewest(
    s3,
    {
      Bucket: environment.outputBucket,
      Key: key,
      Body: picture.data,
      ContentType: picture.contentType,
      CacheControl: environment.cacheControl,
      Metadata: provenance(upload, source),
      sequencer: upload.sequencer,
    },
    abortSignal,
  );
  return {
    result,
    key,
    sourceBytes: source.body.length,
    pictureBytes: picture.data.length,
    widthPixels: picture.widthPixels,
    heightPixels: picture.heightPixels,
  };
}

/** What a picture says of its source. Headers are ASCII, so the key is encoded; one that is too long is left out. */
function provenance(upload: Upload, source: Source): Record<string, string> {
  const key = encodeURIComponent(upload.key);
  const versionId = source.versionId ?? upload.versionId;
  return {
    ...(key.length <= MAX_METADATA_KEY_CHARACTERS ? { 'source-key': key } : {}),
    ...(versionId === undefined ? {} : { 'source-version-id': versionId }),
    'source-etag': source.etag,
  };
}
