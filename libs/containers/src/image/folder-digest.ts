import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What is no part of an image. */
const LEFT_OUT = new Set(['.git', '.DS_Store']);

/**
 * A digest of a folder's files, their names and whether they can be run, which is the same on every machine. Links
 * count as where they lead, unread.
 */
export function folderDigest(folder: string): string {
  const hash = createHash('sha256');
  for (const name of filesOf(folder, '')) {
    const file = path.join(folder, name);
    const found = fs.lstatSync(file);
    const content = found.isSymbolicLink() ? fs.readlinkSync(file) : fs.readFileSync(file);
    const kind = found.isSymbolicLink() ? 'link' : found.mode & 0o100 ? 'program' : 'file';
    hash.update(`${JSON.stringify([name, kind, content.length])}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Files below a folder in an order that no file system decides, with `/` between folders. */
function filesOf(folder: string, below: string): readonly string[] {
  return fs
    .readdirSync(path.join(folder, below), { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? filesOf(folder, name) : [name];
    });
}
