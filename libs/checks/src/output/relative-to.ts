import { relative, resolve, sep } from 'node:path';

/** A path as people and tools read it: from a folder, with slashes. */
export function relativeTo(root: string, file: string): string {
  const path = relative(root, resolve(root, file)).split(sep).join('/');
  return path === '' ? '.' : path;
}
