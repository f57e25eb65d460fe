import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BundleError } from './bundle-error';
import type { LockSubset } from './lock-subset';

/** Where packages are installed, and by whom. */
export interface InstallOptions {
  /** Holds one folder for each set of packages; a second bundle finds it there without a network. */
  readonly cacheFolder: string;
  /** Whose `.npmrc`, if any, counts as in the workspace itself. */
  readonly workspaceFolder: string;
  /**
   * Installs what the lock in the folder says.
   *
   * @default - `npm ci`, with the user's own registry, proxy and certificates
   */
  readonly install?: (folder: string) => Promise<void>;
}

/**
 * A folder whose `node_modules` holds exactly the packages of `subset`.
 *
 * npm checks each package's integrity when it fetches it; the folder's name is the hash of versions
 * and integrities, and it appears only when it is whole.
 *
 * @throws BundleError when the packages are neither here nor to be had
 */
export async function installedPackages(
  subset: LockSubset,
  options: InstallOptions,
): Promise<string> {
  const lock = JSON.stringify(subset.lock);
  const key = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const folder = join(options.cacheFolder, key);
  if (existsSync(folder)) return folder;

  await mkdir(options.cacheFolder, { recursive: true });
  const staging = await mkdtemp(join(options.cacheFolder, 'staging-'));
  try {
    await writeFile(join(staging, 'package.json'), JSON.stringify(subset.manifest));
    await writeFile(join(staging, 'package-lock.json'), lock);
    const npmrc = join(options.workspaceFolder, '.npmrc');
    if (existsSync(npmrc)) await copyFile(npmrc, join(staging, '.npmrc'));
    await (options.install ?? npmInstall)(staging);
    await rm(join(staging, '.npmrc'), { force: true });
    const missing = subset.packages.filter(
      (name) => !existsSync(join(staging, 'node_modules', name, 'package.json')),
    );
    if (missing.length > 0) {
      throw new BundleError(`npm installed without ${missing.join(', ')}`);
    }
    await rename(staging, folder).catch((error: NodeJS.ErrnoException) => {
      // Another bundle at the same time has put the same packages there.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

const npmArguments = [
  'ci',
  '--ignore-scripts',
  '--include=prod',
  '--include=optional',
  '--prefer-offline',
  '--no-workspaces',
  '--no-audit',
  '--no-fund',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
  '--loglevel=error',
];

async function npmInstall(folder: string): Promise<void> {
  const { code, output } = await runNpm([...npmArguments, '--prefix', folder], folder);
  if (code === 0) return;
  const reason = /npm error (?!code|syscall|errno)(.*)/.exec(output)?.[1] ?? output.trim();
  throw new BundleError(
    `npm could not fetch sharp for Lambda, and no earlier bundle left it here: ${reason || `exit ${code}`}. Bundle once with the registry in reach`,
  );
}

function runNpm(
  args: readonly string[],
  folder: string,
): Promise<{ readonly code: number | null; readonly output: string }> {
  // npm names itself to the scripts it runs; beside another package manager its command has to do.
  const self = process.env.npm_execpath;
  const [command, ...rest] = self?.endsWith('npm-cli.js')
    ? [process.execPath, self, ...args]
    : ['npm', ...args];
  return new Promise((resolve) => {
    let output = '';
    const npm = spawn(command, rest, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    npm.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    npm.on('error', (error) => resolve({ code: null, output: error.message }));
    npm.on('close', (code) => resolve({ code, output }));
  });
}
