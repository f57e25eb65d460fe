import { constants } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../usage-error/usage-error';

/** A file to upload. */
export interface Photo {
  readonly path: string;
  /** Its name in keys and in the report: relative to what the user named, with slashes. */
  readonly name: string;
  readonly bytes: number;
}

export interface Photos {
  readonly photos: readonly Photo[];
  /** Files of folders that were not taken because of their names, and folders that were not searched (with a slash). */
  readonly leftOut: readonly string[];
}

const PICTURES = /^\.(?:jpe?g|jpe|jfif|png|webp|avif|tiff?|gif|heic|heif)$/i;
/** Whether a file is a photo by its name. */
export function isPicture(name: string): boolean {
  return PICTURES.test(extname(name));
}

/** Folders that hold nothing of the user's own. */
const SKIPPED_FOLDERS = /^(?:\..*|node_modules|archway-out)$/;

interface Found {
  readonly path: string;
  readonly name: string;
  /** The folder above `name`, which tells two of the same name apart. */
  readonly folder: string;
}

/**
 * Finds the photos that the user means: named files of any kind, and in folders, however deep, the
 * files with the extension of a picture.
 *
 * @throws UsageError for a path that does not exist or cannot be read, and where nothing is found
 */
export async function findPhotos(paths: readonly string[], cwd: string): Promise<Photos> {
  const found: Found[] = [];
  const leftOut: string[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const stats = await stat(absolute).catch((error: unknown) => {
      throw unreadable(path, error);
    });
    if (stats.isDirectory()) {
      leftOut.push(...(await search(absolute, absolute, found)));
    } else if (stats.isFile()) {
      found.push({ path: absolute, name: basename(absolute), folder: dirname(absolute) });
    } else {
      throw new UsageError(`${path} is neither a file nor a folder`);
    }
  }
  if (found.length === 0) {
    const where = paths.join(', ');
    const others =
      leftOut.length === 0 ? '' : `; to take what is left out, name it: ${named(leftOut)}`;
    throw new UsageError(`there are no photos in ${where}${others}`);
  }
  const photos = await Promise.all((await distinct(found)).map(measure));
  return { photos, leftOut };
}

/** The most names that a line holds. */
const MOST_NAMES = 20;

/** Names in one line, the first of very many. A name may hold anything, and a terminal obeys control characters. */
export function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).map((name) => name.replace(/\p{Cc}/gu, '?'));
  return shown.join(', ') + (more > 0 ? `, and ${more} more` : '');
}

/** @returns what was left out */
async function search(folder: string, root: string, found: Found[]): Promise<readonly string[]> {
  const leftOut: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const name = relative(root, path).split(sep).join('/');
    if (entry.isDirectory()) {
      if (SKIPPED_FOLDERS.test(entry.name)) leftOut.push(`${name}/`);
      else leftOut.push(...(await search(path, root, found)));
    } else if (!PICTURES.test(extname(entry.name)) || entry.name.startsWith('.')) {
      leftOut.push(name);
    } else {
      found.push({ path, name, folder: root });
    }
  }
  return leftOut;
}

/** Each file once, each under a name of its own. */
async function distinct(found: readonly Found[]): Promise<readonly Found[]> {
  const byPath = new Map<string, Found>();
  for (const photo of found) {
    const real = await realpath(photo.path).catch(() => photo.path);
    if (!byPath.has(real)) byPath.set(real, photo);
  }
  const photos = [...byPath.values()];
  const times = new Map<string, number>();
  for (const { name } of photos) times.set(name, (times.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return photos.map((photo) => {
    const shared = (times.get(photo.name) ?? 0) > 1;
    const wished = shared ? `${basename(photo.folder)}/${photo.name}` : photo.name;
    let name = wished;
    for (let number = 2; taken.has(name); number += 1) name = numbered(wished, number);
    taken.add(name);
    return { ...photo, name };
  });
}

function numbered(name: string, number: number): string {
  const extension = extname(name);
  return `${name.slice(0, name.length - extension.length)} (${number})${extension}`;
}

async function measure({ path, name }: Found): Promise<Photo> {
  try {
    await access(path, constants.R_OK);
    return { path, name, bytes: (await stat(path)).size };
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new UsageError(`${path} does not exist`);
  if (code === 'EACCES' || code === 'EPERM') return new UsageError(`${path} may not be read`);
  return new UsageError(`${path} cannot be read: ${message}`);
}
