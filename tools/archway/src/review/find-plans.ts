import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { readText, UnreadableTerraform } from '@archway/terraform';
import { UsageError } from '../usage-error/usage-error';

/** A file that a user named, or that lies in a folder that they named. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** Folders that hold no plans of the user's own. */
const PASSED_OVER = ['node_modules', 'dist', 'out-tsc', 'assets', 'coverage'];

/** How deep below a named folder plans are looked for. */
const DEPTH = 6;

const HOW = 'write one with: terraform show -json plan.bin > plan.json';

/**
 * The files at some paths: files that are named are taken for what they are, and folders are searched
 * for plans.
 *
 * @throws UsageError for a path that does not exist or holds no plan
 */
export async function findPlans(
  paths: readonly string[],
  cwd: string,
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const stats = await stat(absolute).catch(() => undefined);
    if (stats === undefined) throw new UsageError(`${path} does not exist`);
    const here = stats.isDirectory()
      ? await below(absolute, DEPTH)
      : [{ path: absolute, text: textOf(absolute, path) }];
    if (here.length === 0) throw new UsageError(`${path} holds no plan as JSON: ${HOW}`);
    found.push(...here);
  }
  return [...new Map(found.map((each) => [each.path, each])).values()];
}

/**
 * The plans at some paths that stand for what is deployed. A folder without plans, and one that does
 * not exist, is what a target branch leaves that nobody could plan: it stands for nothing deployed.
 *
 * @param tell what is told of such a folder
 * @throws UsageError for a file that does not exist or holds no plan
 */
export async function findBases(
  paths: readonly string[],
  cwd: string,
  tell: (line: string) => void,
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const isFile = (await stat(absolute).catch(() => undefined))?.isFile() ?? /\.json$/.test(path);
    const here = isFile ? await findPlans([path], cwd) : await plansBelow(absolute);
    if (here.length === 0) tell(`--base ${path} holds no plan: everything is reviewed as new`);
    found.push(...here);
  }
  return found;
}

async function plansBelow(folder: string): Promise<readonly FoundFile[]> {
  return existsSync(folder) ? below(folder, DEPTH) : [];
}

function textOf(absolute: string, named: string): string {
  if (absolute.endsWith('.tf.json') || absolute.endsWith('.tf')) {
    throw new UsageError(`${named} is a configuration, not a plan: ${HOW}`);
  }
  return readPlanText(absolute);
}

function readPlanText(file: string): string {
  try {
    return readText(file, 'plan first');
  } catch (error) {
    if (error instanceof UnreadableTerraform) throw new UsageError(error.message);
    throw error;
  }
}

async function below(folder: string, depth: number): Promise<readonly FoundFile[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const found: FoundFile[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && /(?<!\.tf)\.json$/.test(entry.name)) {
      const text = readPlanText(path);
      if (hasMarksOfPlan(text)) found.push({ path, text });
    } else if (entry.isDirectory() && depth > 0 && !isPassedOver(entry.name)) {
      found.push(...(await below(path, depth - 1)));
    }
  }
  return found;
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || PASSED_OVER.includes(name);
}

/** A plan that is broken has them too: what looks like one is read, and told about where it is none. */
function hasMarksOfPlan(text: string): boolean {
  return (
    text.includes('"format_version"') && /"(?:planned_values|resource_changes)"\s*:/.test(text)
  );
}

/** What a plan's file says of the stack's name: `orders` for `orders.json` and for `orders/plan.json`. */
export function nameOfPlan(path: string): string {
  const stem = basename(path).replace(/\.json$/, '');
  const own = stem.replace(/[.-]?(?:tf)?plan$/i, '');
  return own === '' ? basename(dirname(path)) : own;
}
