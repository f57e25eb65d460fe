import { constants } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { decodeText } from './decode-text';
import { UnreadableTerraform } from './document';

/**
 * The text of a file, in whichever Unicode it is written.
 *
 * @param missing what to do where there is no such file
 * @throws {@link UnreadableTerraform} for a file that is missing, too large or cannot be read
 */
export function readText(file: string, missing: string): string {
  let size = 0;
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new UnreadableTerraform(`${file}: is no file that can be read`);
    size = stats.size;
    if (size <= constants.MAX_STRING_LENGTH) return decodeText(readFileSync(file));
  } catch (error) {
    if (error instanceof UnreadableTerraform) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new UnreadableTerraform(
      code === 'ENOENT'
        ? `${file}: there is no such file; ${missing}`
        : `${file}: cannot be read (${code ?? 'unknown error'})`,
    );
  }
  throw new UnreadableTerraform(
    `${file}: is too large to be read: ${megabytes(size)} MB, and at most ${megabytes(constants.MAX_STRING_LENGTH)} MB can be`,
  );
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1e6);
