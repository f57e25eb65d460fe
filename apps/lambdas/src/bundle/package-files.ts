import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { ZipEntry } from './deterministic-zip';

/** What Node loads: CommonJS, JSON, machine code, and the libraries that the machine code links. */
const loaded = /\.(?:c?js|json|node|so(?:\.\d+)*)$/;

/** Build steps and command lines, which nothing requires. */
const unusedFolder = /(?:^|\/)(?:bin|install|src)\//;

const licence = /^(?:licen[cs]e|notice|copying|third-party)/i;

/**
 * Whether a file of an installed package is needed in Lambda: what Node loads, and the licence
 * texts that must travel with it.
 *
 * @param path relative to the package, with forward slashes
 */
export function isShipped(path: string): boolean {
  if (unusedFolder.test(path)) return false;
  return loaded.test(path) || licence.test(basename(path));
}

/**
 * The shipped files of the named packages below `folder/node_modules`, as they belong into the zip.
 *
 * libvips tells the licences of the libraries inside it in its README alone, so a package without a
 * licence file keeps its README.
 */
export async function packageFiles(
  folder: string,
  packages: readonly string[],
): Promise<readonly ZipEntry[]> {
  const files = await Promise.all(
    packages.map(async (name) => {
      const paths = await filePaths(join(folder, 'node_modules', name));
      const licensed = paths.some((path) => licence.test(path));
      const shipped = paths.filter(
        (path) => isShipped(path) || (!licensed && path.toLowerCase() === 'readme.md'),
      );
      return shipped.map((path) => `node_modules/${name}/${path}`);
    }),
  );
  return Promise.all(
    files.flat().map(async (path) => ({ path, content: await readFile(join(folder, path)) })),
  );
}

/** `withFileTypes` would tell files from folders, but not where they are before Node 20.12. */
async function filePaths(packageFolder: string): Promise<readonly string[]> {
  const paths = await readdir(packageFolder, { recursive: true });
  const files = await Promise.all(
    paths.map(async (path) => (await stat(join(packageFolder, path))).isFile()),
  );
  return paths.filter((_, index) => files[index]).map((path) => path.split(sep).join('/'));
}
