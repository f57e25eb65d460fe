import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readArchitecture } from '@archway/local';
import { readStack, UnreadableTerraform, type ReadOptions, type Stack } from '@archway/terraform';
import { UsageError } from '../usage-error/usage-error';

export interface Stacks {
  /** Those in which a bucket tells of uploads. */
  readonly running: readonly Stack[];
  /** The names of the others. */
  readonly idle: readonly string[];
}

/**
 * Reads the stacks of an app's output.
 *
 * @param paths `cdktf.out` folders, folders with Terraform JSON, or the files themselves
 * @throws UsageError for what holds no Terraform, and where no stack has anything to run
 */
export async function readStacks(
  paths: readonly string[],
  cwd: string,
  options: ReadOptions = {},
): Promise<Stacks> {
  const files = (await Promise.all(paths.map((path) => filesIn(path, cwd)))).flat();
  const stacks = [...new Set(files)].map((file) => read(file, options));
  const notifies = (stack: Stack): boolean => readArchitecture([stack]).notifications.length > 0;
  const running = stacks.filter(notifies);
  const idle = stacks.filter((stack) => !running.includes(stack)).map(({ name }) => name);
  if (running.length === 0) {
    throw new UsageError(
      `no bucket tells of uploads in ${idle.join(', ')}: there is nothing to run`,
    );
  }
  return { running, idle };
}

function read(file: string, options: ReadOptions): Stack {
  try {
    return readStack(file, options);
  } catch (error) {
    if (error instanceof UnreadableTerraform) throw new UsageError(error.message);
    throw error;
  }
}

async function filesIn(path: string, cwd: string): Promise<readonly string[]> {
  const absolute = resolve(cwd, path);
  const stats = await stat(absolute).catch(() => undefined);
  if (stats === undefined) {
    throw new UsageError(`${path} does not exist: synthesize first (npx nx run-many -t synth)`);
  }
  if (stats.isFile()) return [absolute];
  const files = await terraformBelow(absolute, 2);
  if (files.length === 0) {
    throw new UsageError(
      `${path} holds no Terraform (stacks/*/cdk.tf.json): synthesize first (npx nx run-many -t synth)`,
    );
  }
  return files;
}

/**
 * The stacks that a CDKTF manifest names, `undefined` where there is no manifest. Folders of stacks that are gone may
 * lie beside them, such as those of another stage.
 */
async function manifestedStacks(folder: string): Promise<readonly string[] | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { stacks } = JSON.parse(text) as {
      readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
    };
    return Object.values(stacks).map(({ synthesizedStackPath }) =>
      join(folder, synthesizedStackPath),
    );
  } catch {
    throw new UsageError(
      `${join(folder, 'manifest.json')} is no manifest of CDKTF: synthesize again`,
    );
  }
}

/** Stacks of manifests and files named `*.tf.json`, here or up to `depth` folders below, by their paths. */
async function terraformBelow(folder: string, depth: number): Promise<readonly string[]> {
  const manifested = await manifestedStacks(folder);
  if (manifested !== undefined) return manifested;
  const entries = await readdir(folder, { withFileTypes: true });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const here = sorted
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tf.json'))
    .map(({ name }) => join(folder, name));
  if (depth === 0 || here.length > 0) return here;
  const below = sorted.filter(
    (entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name),
  );
  return (
    await Promise.all(below.map(({ name }) => terraformBelow(join(folder, name), depth - 1)))
  ).flat();
}
