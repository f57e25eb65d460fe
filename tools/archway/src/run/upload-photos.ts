import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { ADMINISTRATOR, AwsError } from '@archway/local';
import { tellsOf, type Branch, type Entrance } from '../flow/flow';
import type { OutFolder } from '../out/out-folder';
import type { Photo } from '../photos/photos';
import type { PhotoOutcome, PhotoResult, SavedPicture } from '../result/result';
import { tell, type Outcome } from '../story/story';
import type { Session } from './session';

/** The most that is under way at once: all of it is held in memory until it is done. */
const MOST_PHOTOS = 24;
const MOST_BYTES = 96 * 1024 * 1024;

/** The content types that clients give to photos; S3 guesses none. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.webp': 'image/webp',
};

/** Cuts photos into portions that fit into memory together. */
export function portions(photos: readonly Photo[]): readonly (readonly Photo[])[] {
  const cut: Photo[][] = [];
  let bytes = Infinity;
  for (const photo of photos) {
    const last = cut.at(-1);
    if (last === undefined || last.length >= MOST_PHOTOS || bytes + photo.bytes > MOST_BYTES) {
      cut.push([photo]);
      bytes = photo.bytes;
    } else {
      last.push(photo);
      bytes += photo.bytes;
    }
  }
  return cut;
}

export interface Portion {
  readonly photos: readonly Photo[];
  readonly entrance: Entrance;
  readonly branches: readonly Branch[];
  /** Whether objects are removed from the cloud once they are saved. */
  readonly release: boolean;
  /** Resolves when nothing is left to do; rejects when it must not be waited for any longer. */
  readonly settled: () => Promise<void>;
}

/**
 * Uploads a portion, waits until it has gone its way, and saves what came of it.
 *
 * @param out where pictures are saved; undefined leaves them where they are
 */
export async function runPortion(
  session: Session,
  out: OutFolder | undefined,
  { photos, entrance, branches, release, settled }: Portion,
): Promise<readonly PhotoResult[]> {
  const { bucketName, prefix } = entrance;
  const refused = new Map<string, string>();
  const uploads = new Map<string, string>();
  await session.standingStill(async () => {
    for (const { path, name } of photos) {
      try {
        const contentType = CONTENT_TYPES[extname(name).toLowerCase()] ?? 'binary/octet-stream';
        const body = await readFile(path);
        uploads.set(name, session.upload(bucketName, { key: prefix + name, body, contentType }));
      } catch (error) {
        if (!(error instanceof AwsError) && !isFileError(error)) throw error;
        refused.set(name, (error as Error).message);
      }
    }
  });
  await settled();
  const results: PhotoResult[] = [];
  for (const { name, bytes } of photos) {
    const key = prefix + name;
    const upload = uploads.get(name);
    const why =
      refused.get(name) ??
      (tellsOf(entrance, key) ? undefined : `${bucketName} tells nobody of ${key}`);
    const events = upload === undefined ? [] : session.takeEvents(upload);
    const told = branches.map((branch): Outcome =>
      why === undefined ? tell(branch, events) : notArrived(branch, why),
    );
    const outcomes: PhotoOutcome[] = [];
    for (const outcome of told) {
      outcomes.push({ ...outcome, pictures: await save(session, out, name, outcome) });
    }
    results.push({ name, key, bytes, outcomes });
    if (release && upload !== undefined) discard(session, bucketName, key, outcomes);
  }
  return results;
}

function notArrived({ name }: Branch, reason: string): Outcome {
  return { branch: name, status: 'not-arrived', reason, pictures: [], milliseconds: 0, steps: [] };
}

async function save(
  { cloud }: Session,
  out: OutFolder | undefined,
  name: string,
  { branch, pictures }: Outcome,
): Promise<readonly SavedPicture[]> {
  if (out === undefined) return pictures;
  const saved: SavedPicture[] = [];
  for (const picture of pictures) {
    try {
      const { bucket, key } = picture;
      const { body } = cloud.s3.getObject(ADMINISTRATOR, { bucket, key });
      saved.push({ ...picture, file: await out.save(branch, name, key, body) });
    } catch (error) {
      // A picture that somebody has deleted since is told without its file.
      if (!(error instanceof AwsError)) throw error;
      saved.push(picture);
    }
  }
  return saved;
}

/** Removes a photo and its pictures for good, so that the next portion has the memory. */
function discard(
  { cloud }: Session,
  bucket: string,
  key: string,
  outcomes: readonly PhotoOutcome[],
): void {
  const objects = [
    { bucket, key },
    ...outcomes.flatMap(({ pictures }) =>
      pictures.map((each) => ({ bucket: each.bucket, key: each.key })),
    ),
  ];
  for (const object of objects) {
    const versions = cloud.s3.listObjectVersions(ADMINISTRATOR, {
      bucket: object.bucket,
      prefix: object.key,
    });
    for (const { key: found, versionId } of versions) {
      if (found === object.key) cloud.s3.deleteObject(ADMINISTRATOR, { ...object, versionId });
    }
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
