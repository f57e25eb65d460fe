import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withPrivateFolder } from './private-folder';

/** What `archway review` is told beside the plans. */
export interface ReviewOptions {
  /** The app's name. */
  readonly app: string;
  /** Kinds of concerns that fail the review, as each `--fail-on` takes them. */
  readonly failOn?: readonly string[];
  /** A folder of plans that `plan --json` kept of the target branch. */
  readonly basePlans?: string;
}

/** Where the review lies, in the app's folder. */
const OUT = join('dist', 'review');

const ARCHWAY = join(__dirname, '../../../archway/bin/archway.cjs');

/**
 * Plans and lets `archway review` tell what the plans mean: on the terminal, and in `dist/review` as
 * Markdown, as a page and as JSON. The plans, which hold secrets in clear text, do not remain.
 *
 * @param plan plans into a folder as JSON
 * @returns the exit code: that of `archway review`, or 1 where a stack could not be planned
 */
export async function review(
  { app, failOn = [], basePlans }: ReviewOptions,
  plan: (json: string) => Promise<boolean>,
): Promise<number> {
  // A review that is not of these plans would mislead.
  rmSync(OUT, { recursive: true, force: true });
  return withPrivateFolder(async (plans) => {
    if (!(await plan(plans))) return 1;
    const { status } = spawnSync(
      process.execPath,
      [
        ...[ARCHWAY, 'review', plans, '--app', app],
        ...['--markdown', join(OUT, 'review.md')],
        ...['--html', join(OUT, 'review.html')],
        ...['--json', join(OUT, 'review.json')],
        ...(basePlans === undefined ? [] : ['--base', resolve(basePlans)]),
        ...failOn.flatMap((kinds) => ['--fail-on', kinds]),
      ],
      { stdio: 'inherit' },
    );
    return status ?? 1;
  });
}
