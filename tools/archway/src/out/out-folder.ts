import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../usage-error/usage-error';

/** The list of what a run wrote, which is what the next run removes. */
const LIST = '.archway-files.json';
const FILES = 'report-files';

/** The folder that a run leaves its results in. */
export class OutFolder {
  private readonly files: string[] = [];
  private readonly taken = new Set<string>();

  private constructor(readonly path: string) {}

  /**
   * Makes the folder, and removes from it what the run before wrote; other files stay.
   *
   * @throws UsageError where it cannot be written to
   */
  static async open(path: string): Promise<OutFolder> {
    const folder = new OutFolder(resolve(path));
    try {
      await mkdir(folder.path, { recursive: true });
      await folder.removeEarlier();
      await writeFile(join(folder.path, LIST), '[]\n');
    } catch (error) {
      throw new UsageError(`--out ${path} cannot be written: ${(error as Error).message}`);
    }
    return folder;
  }

  /** @returns where a file with this name is saved, relative to the folder and with slashes */
  async save(branch: string, name: string, pictureKey: string, body: Uint8Array): Promise<string> {
    const wished = [FILES, branch, ...`${name}${extname(pictureKey)}`.split('/')]
      .map(safe)
      .join('/');
    const file = this.unused(wished);
    await this.write(file, body);
    return file;
  }

  async write(file: string, body: string | Uint8Array): Promise<void> {
    const path = join(this.path, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, body);
    this.files.push(file);
  }

  /** Writes down what was written. */
  async close(): Promise<void> {
    await writeFile(join(this.path, LIST), `${JSON.stringify(this.files)}\n`);
  }

  private async removeEarlier(): Promise<void> {
    const list = await readFile(join(this.path, LIST), 'utf8').catch(() => '[]');
    const files = JSON.parse(list) as unknown;
    if (!Array.isArray(files)) return;
    const folders = new Set<string>();
    for (const file of files) {
      const path = resolve(this.path, String(file));
      // The list is a file like any other: it removes nothing outside its folder.
      if (relative(this.path, path).split(sep)[0] === '..') continue;
      await rm(path, { force: true });
      for (let up = dirname(path); up.startsWith(this.path + sep); up = dirname(up))
        folders.add(up);
    }
    for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
      await rmdir(folder).catch(() => undefined);
    }
  }

  private unused(wished: string): string {
    const extension = extname(wished);
    const stem = wished.slice(0, wished.length - extension.length);
    let file = wished;
    for (let number = 2; this.taken.has(file.toLowerCase()); number += 1) {
      file = `${stem} ${number}${extension}`;
    }
    this.taken.add(file.toLowerCase());
    return file;
  }
}

/** A name that every file system takes; long ones are cut before their extension. */
function safe(segment: string): string {
  const plain = segment
    .replace(/[<>:"/\\|?*%#\p{C}]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '_')
    .replace(/^$/, '_');
  const bytes = Buffer.from(plain);
  if (bytes.length <= 150) return plain;
  const extension = extname(plain).slice(0, 20);
  return `${bytes.subarray(0, 120).toString('utf8').replace(/�+$/, '')}${extension}`;
}
