import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readArchitecture } from '@archway/local';
import type { ReadOptions, Stack, Unread } from '@archway/terraform';
import { findTerraform } from '../check/find-terraform';
import { readAll } from '../check/read-terraform';
import { UsageError } from '../usage-error/usage-error';

export interface Stacks {
  readonly stacks: readonly Stack[];
  /** What could not be read. */
  readonly unread: readonly Unread[];
}

/** Where a CDKTF app leaves its stacks. */
const SYNTHESIZED = 'cdktf.out';

/**
 * Reads what there is to run.
 *
 * @param paths `cdktf.out` folders, folders of HCL or JSON, single files, or plans as JSON; none for
 *   what is in the current folder
 * @throws UsageError for what does not exist, and where nothing can be read
 */
export async function readStacks(
  paths: readonly string[],
  cwd: string,
  options: ReadOptions = {},
): Promise<Stacks> {
  const named = paths.length > 0 ? paths : [(await exists(SYNTHESIZED, cwd)) ? SYNTHESIZED : '.'];
  for (const path of named) {
    if (await exists(path, cwd)) continue;
    throw new UsageError(
      `${path} does not exist: synthesize first (npx nx run-many -t synth), or name a folder of Terraform`,
    );
  }
  const found = await findTerraform(named, cwd);
  const { configurations, unread } = await readAll(found, options);
  return { stacks: configurations, unread };
}

/** The stacks of which something holds, and the names of the others. */
export function parted(
  stacks: readonly Stack[],
  runs: (stack: Stack) => boolean,
): {
  readonly running: readonly Stack[];
  readonly idle: readonly string[];
} {
  const running = stacks.filter(runs);
  const idle = stacks.filter((stack) => !running.includes(stack)).map(({ name }) => name);
  return { running, idle };
}

/** Whether a stack has a part of an event flow. */
export function hasFlow(stack: Stack): boolean {
  const { queues, topics, functions, restApis, httpApis } = readArchitecture([stack]);
  return [queues, topics, functions, restApis, httpApis].some((parts) => parts.length > 0);
}

/** Whether a bucket of a stack notifies anything of objects. */
export function tellsOfUploads(stack: Stack): boolean {
  return stack.resourcesOf('aws_s3_bucket_notification').length > 0;
}

async function exists(path: string, cwd: string): Promise<boolean> {
  return (await stat(resolve(cwd, path)).catch(() => undefined)) !== undefined;
}
