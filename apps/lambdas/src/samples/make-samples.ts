import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { samples } from './samples';

/** Writes the sample photographs into `folder`, beside whatever else is there. */
async function makeSamples(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(
    samples.map(async ({ name, make }) => writeFile(join(folder, name), await make())),
  );
}

void makeSamples(resolve(process.argv[2] ?? join(__dirname, '../../dist/samples')));
