import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../usage-error/usage-error';

/** A file that a command is asked to write. */
export interface OutputFile {
  /** As the user named it, from the folder that the command runs in. */
  readonly path: string;
  readonly text: string;
}

/**
 * Writes files whole or not at all: what cannot be written leaves what was there before, in all of them.
 *
 * @throws UsageError that names the file that cannot be written
 */
export async function writeFiles(files: readonly OutputFile[], cwd: string): Promise<void> {
  const written: { readonly path: string; readonly target: string; readonly draft: string }[] = [];
  try {
    for (const { path, text } of files) {
      const target = await writable(path, cwd);
      if (written.some((other) => other.target === target)) {
        throw new UsageError(`${path} is to be written twice: name two files`);
      }
      const draft = await draftOf(target);
      written.push({ path, target, draft });
      await named(path, writeFile(draft, text));
    }
    for (const { path, target, draft } of written) {
      if (draft !== target) await named(path, rename(draft, target));
    }
  } finally {
    const drafts = written.filter(({ target, draft }) => draft !== target);
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true })));
  }
}

/** Where a path leads, with its folder made; a link is followed, since a rename would replace it. */
async function writable(path: string, cwd: string): Promise<string> {
  const file = resolve(cwd, path);
  await named(path, mkdir(dirname(file), { recursive: true }));
  const target = await realpath(file).catch(() => file);
  const stats = await stat(target).catch(() => undefined);
  if (stats?.isDirectory() === true) throw new UsageError(`${path} is a folder: name a file`);
  return target;
}

/** A file beside the target, which a rename moves into its place; a pipe or terminal is written to itself. */
async function draftOf(target: string): Promise<string> {
  const stats = await stat(target).catch(() => undefined);
  return stats === undefined || stats.isFile() ? `${target}.${process.pid}.part` : target;
}

async function named(path: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`);
  }
}
