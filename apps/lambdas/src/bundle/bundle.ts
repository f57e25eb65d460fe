import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { BundleError } from './bundle-error';
import { compileFunction } from './compile';
import { deterministicZip, type ZipEntry } from './deterministic-zip';
import { installedPackages, type InstallOptions } from './installed-packages';
import { lockSubset, type LockFile } from './lock-subset';
import { foreignMachineCode } from './machine-code';
import { packageFiles } from './package-files';
import { nativePackage, type Architecture, type SizeBudget } from './settings';
import { exceededBudgets, measureCode, type MeasuredSize } from './size-budget';

/** What is bundled, and where to. */
export interface BundleOptions extends InstallOptions {
  /** Holds `package-lock.json`. */
  readonly workspaceFolder: string;
  /** Holds `<name>/handler.ts` for each function. */
  readonly functionsFolder: string;
  readonly functionNames: readonly string[];
  /** Receives `<name>/index.js`, `<name>/index.js.map` and `<name>-<architecture>.zip`; emptied first. */
  readonly bundleFolder: string;
  /** Folders, relative to the workspace, that may contribute code besides installed packages. */
  readonly sourceFolders: readonly string[];
  readonly architectures: readonly Architecture[];
  readonly sizeBudget: SizeBudget;
}

/** One zip that was written. */
export interface BundledFunction extends MeasuredSize {
  readonly name: string;
  readonly architecture: Architecture;
  readonly zipFile: string;
}

/**
 * Bundles every function, and packs it with sharp for every architecture.
 *
 * @returns the zips, by function and architecture
 * @throws BundleError with every size that is over its budget; what was written stays for inspection
 */
export async function bundleFunctions(options: BundleOptions): Promise<readonly BundledFunction[]> {
  const lock = JSON.parse(
    await readFile(join(options.workspaceFolder, 'package-lock.json'), 'utf8'),
  ) as LockFile;
  await rm(options.bundleFolder, { recursive: true, force: true });

  const [codes, natives] = await Promise.all([
    Promise.all(options.functionNames.map((name) => writeCode(name, options))),
    Promise.all(
      options.architectures.map((architecture) => nativeFiles(lock, architecture, options)),
    ),
  ]);
  const bundled = await Promise.all(
    codes.flatMap(({ name, entries, size }) =>
      natives.map(async ({ architecture, files }): Promise<BundledFunction> => {
        const zip = await deterministicZip([...entries, ...files]);
        const zipFile = join(options.bundleFolder, `${name}-${architecture}.zip`);
        await writeFile(zipFile, zip);
        return { name, architecture, zipFile, ...size, zipBytes: zip.byteLength };
      }),
    ),
  );
  const exceeded = bundled.flatMap((one) => exceededBudgets(one.name, one, options.sizeBudget));
  if (exceeded.length > 0) throw new BundleError([...new Set(exceeded)].join('; '));
  return bundled;
}

async function nativeFiles(
  lock: LockFile,
  architecture: Architecture,
  options: BundleOptions,
): Promise<{ architecture: Architecture; files: readonly ZipEntry[] }> {
  const subset = lockSubset(lock, nativePackage, architecture);
  const files = await packageFiles(await installedPackages(subset, options), subset.packages);
  const foreign = foreignMachineCode(files, architecture);
  if (foreign.length > 0) {
    throw new BundleError(`machine code must be for linux-${architecture}: ${foreign.join(', ')}`);
  }
  return { architecture, files };
}

async function writeCode(
  name: string,
  options: BundleOptions,
): Promise<{ name: string; entries: readonly ZipEntry[]; size: MeasuredSize }> {
  const fromWorkspace = (path: string): string =>
    relative(options.workspaceFolder, path).split(sep).join('/');
  const outputFolder = join(options.bundleFolder, name);
  const { code, map } = await compileFunction({
    workspaceFolder: options.workspaceFolder,
    entry: fromWorkspace(join(options.functionsFolder, name, 'handler.ts')),
    outputFolder: fromWorkspace(outputFolder),
    sourceFolders: options.sourceFolders,
  });
  const entries = [
    { path: 'index.js', content: code },
    { path: 'index.js.map', content: map },
  ];
  await mkdir(outputFolder, { recursive: true });
  await Promise.all(
    entries.map(({ path, content }) => writeFile(join(outputFolder, path), content)),
  );
  return { name, entries, size: measureCode(code) };
}
