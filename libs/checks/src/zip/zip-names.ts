import { readFileSync, statSync } from 'node:fs';
import { unzipSync } from 'fflate';

/** Lambda takes no code that is larger unpacked; what is larger still, or is no file, is not read at all. */
const LARGEST = 250 * 1024 * 1024;

/**
 * The names in a zip file, without unpacking anything.
 *
 * @returns undefined for a file that is not there, or is no zip
 */
export function zipNames(file: string): readonly string[] | undefined {
  const names: string[] = [];
  try {
    // The name may be none that a file can have: it is too long, or holds a null character.
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() !== true || found.size > LARGEST) return undefined;
    unzipSync(readFileSync(file), {
      filter: ({ name }) => {
        names.push(name);
        return false;
      },
    });
    return names;
  } catch {
    return undefined;
  }
}
