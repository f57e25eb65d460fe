import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as yauzl from 'yauzl';

/** The most that a function may hold unzipped, layers included: AWS page "Lambda quotas", 250 MB. */
const MOST_UNZIPPED_BYTES = 250 * 1024 * 1024;

const SYMBOLIC_LINK = 0o120000;

/**
 * Unpacks a function's zip into a folder, as Lambda does into `/var/task`.
 *
 * @param zipFile the path of the zip
 * @param folder is made where it does not exist
 * @param mostBytes the most that it may hold unzipped
 * @throws Error in one line: for what is not a zip, for names that leave the folder, for symbolic
 *   links, and for more than `mostBytes`
 */
export async function unpack(
  zipFile: string,
  folder: string,
  mostBytes = MOST_UNZIPPED_BYTES,
): Promise<void> {
  try {
    const zip = await yauzl.openPromise(zipFile, { strictFileNames: true });
    await mkdir(folder, { recursive: true });
    let bytes = 0;
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      if (bytes > mostBytes) {
        throw new Error(`it holds more than ${mostBytes} bytes, the most that Lambda unpacks`);
      }
      await unpackEntry(zip, entry, folder);
    }
  } catch (error) {
    throw new Error(`${zipFile} cannot be unpacked: ${messageOf(error)}`, { cause: error });
  }
}

async function unpackEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, folder: string): Promise<void> {
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & 0o170000) === SYMBOLIC_LINK) {
    throw new Error(`${entry.fileName} is a symbolic link, put the file itself into the zip`);
  }
  const path = join(folder, entry.fileName);
  if (entry.fileName.endsWith('/')) {
    await mkdir(path, { recursive: true });
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  const permissions = (mode & 0o777) | 0o600;
  await pipeline(
    await zip.openReadStreamPromise(entry),
    createWriteStream(path, { flags: 'wx', mode: permissions }),
  );
}

function messageOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file' : message;
}
