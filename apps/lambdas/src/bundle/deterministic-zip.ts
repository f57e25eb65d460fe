import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One file of a zip. */
export interface ZipEntry {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * The zip's clock stands still. A DOS time is local time without its zone, so the local constructor
 * gives the same bytes in every zone; noon, because no zone skips it.
 */
const fixedTime = new Date(1980, 0, 1, 12);

/** Readable by the user that Lambda runs as, whatever the umask here. */
const fixedMode = 0o100644;

/**
 * A zip that depends on the entries' paths and contents, and on Node's zlib, alone: not on their order, the date, the
 * time zone, the umask or the folder.
 *
 * Node compresses with the zlib that it was built with: 20.20 and 22 agree, 20.9 makes other bytes of the same contents.
 */
export async function deterministicZip(entries: readonly ZipEntry[]): Promise<Buffer> {
  const zip = new ZipFile();
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const entry of sorted) {
    zip.addBuffer(Buffer.from(entry.content), entry.path, {
      mtime: fixedTime,
      mode: fixedMode,
      forceDosTimestamp: true,
      compressionLevel: 9,
    });
  }
  zip.end();
  return buffer(zip.outputStream as Readable);
}
