import { copyFile, cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, relative, sep } from 'node:path';
import { unpack } from '../process/unpack/unpack';
import type { FunctionCode } from './function-code';

/**
 * Puts code into a folder, as Lambda does into `/var/task`.
 *
 * @param folder is made where it does not exist
 * @throws Error in one line for code that is missing or that Lambda would not take
 */
export async function placeCode(code: FunctionCode, folder: string): Promise<void> {
  if (code.kind === 'zip') return unpack(code.file, folder);
  await mkdir(folder, { recursive: true });
  if (code.kind === 'folder') return copyFolder(code.folder, folder, code.excludes);
  for (const { name, text, file } of code.files) {
    const path = join(folder, inside(name));
    await mkdir(dirname(path), { recursive: true });
    if (file === undefined) await writeFile(path, text ?? '');
    else await copyFile(file, path).catch(() => missing(file));
  }
}

async function copyFolder(from: string, to: string, excludes: readonly string[]): Promise<void> {
  const stats = await stat(from).catch(() => undefined);
  if (stats?.isDirectory() !== true) return missing(from);
  const patterns = excludes.map(patternOf);
  await cp(from, to, {
    recursive: true,
    dereference: true,
    filter: (source) => {
      const path = relative(from, source).split(sep).join('/');
      return path === '' || !patterns.some((pattern) => pattern.test(path));
    },
  });
}

/** A name that stays in the function's folder. */
function inside(name: string): string {
  const path = normalize(name);
  if (isAbsolute(path) || path.startsWith('..')) throw new Error(`${name} leaves the function`);
  return path;
}

function missing(path: string): never {
  throw new Error(`${path} cannot be packed: there is no such file or folder`);
}

/** `archive_file` takes paths and patterns with `*` and `**`; one that fits a folder excludes all in it. */
function patternOf(exclude: string): RegExp {
  const parts = exclude
    .replace(/\/$/, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    });
  return new RegExp(`^${parts.join('')}(?:/|$)`);
}
