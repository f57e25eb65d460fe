import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Stack } from '@archway/terraform';

/** The folder that relative paths of a stack start from: where Terraform would run. */
export function folderOf({ file, of }: Stack): string {
  const isFolder = of === 'text' && statSync(file, { throwIfNoEntry: false })?.isDirectory();
  return isFolder === true ? file : dirname(file);
}
