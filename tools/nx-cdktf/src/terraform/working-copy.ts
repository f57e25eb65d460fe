import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration, Stack } from './stacks';

/** What earlier runs of Terraform leave beside a stack: nothing of it concerns a check. */
const NOT_LINKED = /^\.terraform|\.tfstate(\..*)?$|^cdk\.tf\.json$|_override\.tf\.json$/;

/**
 * Takes the hashes of the providers out of a working copy's lock file, and leaves their versions. `init` has just
 * made them of what it installed, so they prove nothing, and each later command would hash all of the provider again.
 */
export function forgetHashes(folder: string): void {
  const file = join(folder, '.terraform.lock.hcl');
  if (!existsSync(file)) return;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^ *hashes *= \[[^\]]*\]\n/gm, ''));
}

/**
 * Lets `work` see a folder like the stack's, with the same assets and the configuration that
 * `configure` makes for it; whatever Terraform leaves in it goes with it, and the stack's own folder stays as
 * it was synthesized.
 */
export async function withWorkingCopy<T>(
  stack: Stack,
  configure: (folder: string) => Configuration,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nx-cdktf-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  try {
    for (const name of readdirSync(stack.folder)) {
      if (!NOT_LINKED.test(name)) symlinkSync(join(stack.folder, name), join(folder, name));
    }
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(configure(folder), null, 2));
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
