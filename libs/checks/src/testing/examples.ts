import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { readFolder, type Configuration } from '@archway/terraform';
import type { Acceptance } from '../acceptance/acceptance';
import { readAcceptances } from '../acceptance/read-acceptances';

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
  return inExample(pair, example, (configuration) => configuration);
}

/** What `judge` says of one file of a pair, with its accepted risks, while its package lies beside it. */
export async function inExample<Answer>(
  pair: string,
  example: Example,
  judge: (configuration: Configuration, acceptances: readonly Acceptance[]) => Answer,
): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    copyFileSync(join(EXAMPLES, pair, `${example}.tf`), join(folder, 'main.tf'));
    for (const file of readdirSync(join(EXAMPLES, pair)).filter((name) => name.endsWith('.zip')))
      copyFileSync(join(EXAMPLES, pair, file), join(folder, file));
    const configuration = await readFolder(folder);
    return judge(configuration, readAcceptances([configuration]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
