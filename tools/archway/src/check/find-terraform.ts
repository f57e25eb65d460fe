import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { calledFolders } from '@archway/terraform';
import { NothingRead, UsageError } from '../usage-error/usage-error';

/** What there is to read, and how. */
export interface Found {
  readonly kind: 'stack' | 'folder' | 'plan';
  readonly path: string;
  /** What it is called where it does not say so itself. */
  readonly name?: string;
  /** The file of the folder that was named. @default - the folder itself was */
  readonly file?: string;
}

/** Folders that hold no Terraform of the user's own. */
const PASSED_OVER = ['node_modules', 'dist', 'out-tsc', 'assets', 'coverage'];

/** How deep below a named folder Terraform is looked for. */
const DEPTH = 6;

/**
 * The Terraform at some paths: stacks that CDKTF synthesized, folders of HCL or JSON, and plans.
 *
 * @throws UsageError for a path that does not exist or holds no Terraform
 */
export async function findTerraform(
  paths: readonly string[],
  cwd: string,
): Promise<readonly Found[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const here = await findAt(resolve(cwd, path), path);
      if (here.length === 0) {
        throw new NothingRead(
          `${path} holds no Terraform (cdk.tf.json, *.tf, *.tf.json): synthesize first, or name a folder that does`,
        );
      }
      return here;
    }),
  );
  const all = [...new Map(found.flat().map((each) => [each.path, each])).values()];
  // A stack says its own name.
  return all.map((each) =>
    each.name !== undefined &&
    all.some(({ name, path }) => name === each.name && path !== each.path)
      ? { ...each, name: relative(cwd, each.path) }
      : each,
  );
}

/** Says that a named file is judged with all files beside it, a line each; nothing where there are none. */
export async function wholeFolders(found: readonly Found[]): Promise<string> {
  const lines = await Promise.all(
    found.map(async ({ path, file }) => {
      if (file === undefined) return '';
      const files = (await readdir(path)).filter((name) => /\.tf(\.json)?$/.test(name));
      return files.length < 2
        ? ''
        : `${file}: Terraform reads a folder as a whole, so all ${files.length} files of its folder count\n`;
    }),
  );
  return lines.join('');
}

/** Root modules are called by their way from the folder that was named. */
function called(found: Found, named: string): Found {
  if (found.kind !== 'folder') return found;
  return { ...found, name: relative(named, found.path) || basename(found.path) };
}

async function findAt(absolute: string, named: string): Promise<readonly Found[]> {
  const stats = await stat(absolute).catch(() => undefined);
  if (stats === undefined) throw new UsageError(`${named} does not exist`);
  if (stats.isDirectory()) {
    return roots(await below(absolute, DEPTH)).map((each) => called(each, absolute));
  }
  if (absolute.endsWith('.tf.json')) return [{ kind: 'stack', path: absolute }];
  if (absolute.endsWith('.tf')) return [{ kind: 'folder', path: dirname(absolute), file: named }];
  if (absolute.endsWith('.json')) return [{ kind: 'plan', path: absolute }];
  throw new UsageError(
    `${named} is not Terraform: name a folder, a *.tf or *.tf.json file, or a plan as terraform show -json writes it (*.json)`,
  );
}

/** A root module is one that no other folder of the search calls. */
function roots(found: readonly Found[]): readonly Found[] {
  if (found.length < 2) return found;
  const called = new Set(
    found.flatMap(({ kind, path }) => (kind === 'folder' ? calledFolders(path) : [])),
  );
  const uncalled = found.filter(({ path }) => !called.has(path));
  return uncalled.length === 0 ? found : uncalled;
}

async function below(folder: string, depth: number): Promise<readonly Found[]> {
  const synthesized = await stacksOf(folder);
  if (synthesized !== undefined) return synthesized;
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  if (files.includes('cdk.tf.json')) return [{ kind: 'stack', path: join(folder, 'cdk.tf.json') }];
  const here: readonly Found[] = files.some((name) => /\.tf(\.json)?$/.test(name))
    ? [{ kind: 'folder', path: folder }]
    : [];
  if (depth === 0) return here;
  const folders = entries.filter(
    (entry) =>
      entry.isDirectory() && !entry.name.startsWith('.') && !PASSED_OVER.includes(entry.name),
  );
  const inner = await Promise.all(folders.map(({ name }) => below(join(folder, name), depth - 1)));
  return [...here, ...inner.flat()];
}

/** What the manifest of CDKTF's output names: folders of stacks that are gone may lie beside them. */
async function stacksOf(folder: string): Promise<readonly Found[] | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { stacks } = JSON.parse(text) as {
      stacks?: Record<string, { synthesizedStackPath?: string }>;
    };
    const files = Object.values(stacks ?? {}).flatMap(({ synthesizedStackPath }) =>
      synthesizedStackPath === undefined ? [] : [join(folder, synthesizedStackPath)],
    );
    return files.length === 0 ? undefined : files.map((path) => ({ kind: 'stack', path }));
  } catch {
    return undefined;
  }
}
