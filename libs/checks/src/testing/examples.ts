import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { readFolder, type Configuration } from '@archway/terraform';

/** A folder for each rule, with Terraform in which it finds something and the same without it. */
export const EXAMPLES = resolve(__dirname, '../../fixtures');

export type Example = 'fails' | 'passes';

/** Every folder that holds a pair, such as `event-loop`, or `event-loop/over-a-topic` for a further one. */
export function examplePairs(): readonly string[] {
  return readdirSync(EXAMPLES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'fails.tf')
    .map((entry) => relative(EXAMPLES, entry.parentPath).split(sep).join('/'))
    .sort();
}

/** One file of a pair: Terraform would read both files of the folder as one module. */
export async function readExample(pair: string, example: Example): Promise<Configuration> {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    copyFileSync(join(EXAMPLES, pair, `${example}.tf`), join(folder, 'main.tf'));
    return await readFolder(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
