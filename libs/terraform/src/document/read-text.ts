import { readFileSync } from 'node:fs';
import { UnreadableTerraform } from './document';

/**
 * @param missing what to do where there is no such file
 * @throws {@link UnreadableTerraform} for a file that is missing or cannot be read
 */
export function readText(file: string, missing: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UnreadableTerraform(
      code === 'ENOENT'
        ? `${file}: there is no such file; ${missing}`
        : `${file}: cannot be read (${code ?? 'unknown error'})`,
    );
  }
}
