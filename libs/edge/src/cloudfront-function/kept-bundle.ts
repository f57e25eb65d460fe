import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** A bundle as it is kept: its text, and the digests of the files that it was made of. */
interface Kept {
  readonly inputs: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * What a bundle with these settings was the last time, if the same esbuild would make it of the same
 * files.
 */
export function keptBundle(settings: object): string | undefined {
  try {
    const { inputs, text } = JSON.parse(fs.readFileSync(fileOf(settings), 'utf8')) as Kept;
    const same = Object.entries(inputs).every(([file, digest]) => digestOf(file) === digest);
    return same ? text : undefined;
  } catch {
    // Never made, or one of its files is gone.
    return undefined;
  }
}

/** Keeps a bundle for the next time. */
export function keepBundle(settings: object, inputs: readonly string[], text: string): void {
  const file = fileOf(settings);
  const kept: Kept = {
    inputs: Object.fromEntries(inputs.map((input) => [input, digestOf(input)])),
    text,
  };
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept));
    fs.renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A folder that cannot be written costs time only.
  }
}

function fileOf(settings: object): string {
  const manifest = require.resolve('esbuild/package.json');
  const key = `${fs.readFileSync(manifest, 'utf8')}\n${JSON.stringify(settings)}`;
  const folder = path.join(path.dirname(manifest), '../.cache/archway-edge');
  return path.join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);
}

function digestOf(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}
