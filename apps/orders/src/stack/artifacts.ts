import { join } from 'node:path';

/** The images of the app: `src/<name>/main.ts` is what each starts. */
export const IMAGES = ['worker', 'prices'] as const;

export type ImageName = (typeof IMAGES)[number];

const appFolder = join(__dirname, '..', '..');

/** The workspace's folder. */
export const workspaceFolder = join(appFolder, '..', '..');

/** What an image is built from. */
export function imageFolder(image: ImageName): string {
  return join(appFolder, 'dist', 'images', image);
}

/** The handler of a function. */
export function functionEntry(name: 'clicks' | 'counts'): string {
  return join(appFolder, 'src', name, 'handler.ts');
}
