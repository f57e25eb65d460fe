import {
  backupCosts,
  failingJobs,
  jsonOfReport,
  markdownOfReport,
  missesOf,
  pageOfReport,
  parseDuration,
  parseRequirement,
  recoverability,
  summaryOfReport,
  textOfReport,
  type RecoveryReport,
  type Requirement,
  type RestoreTimes,
  type StoreSizes,
} from '@archway/recoverability';
import { readReportOf } from '@archway/checks';
import { findTerraform, wholeFolders } from '../check/find-terraform';
import { readAll } from '../check/read-terraform';
import type { Terminal } from '../cli/terminal';
import { readOptionsOf, type InputFlags } from '../input/input-options';
import { writeFiles } from '../output/write-files';
import { NOT_ALL_READ, UsageError } from '../usage-error/usage-error';

export const RECOVERY_FORMATS = ['text', 'json', 'markdown', 'html'] as const;

/** The options of `archway recovery`, as they come from the command line. */
export interface RecoveryFlags extends InputFlags {
  readonly format: (typeof RECOVERY_FORMATS)[number];
  readonly out?: string;
  readonly require: readonly string[];
  readonly restoreTime: readonly string[];
  readonly costs?: boolean;
  readonly size: readonly string[];
}

/**
 * `archway recovery`: says of every store in Terraform what it can be recovered from, with which loss and how soon.
 *
 * @returns 1 when a store misses an objective that `--require` names, else 3 when a file cannot be parsed, else 0
 * @throws UsageError for a command that cannot be carried out
 */
export async function recoveryCommand(
  paths: readonly string[],
  flags: RecoveryFlags,
  terminal: Terminal,
): Promise<number> {
  const { cwd } = terminal;
  const restoreTimes = restoreTimesOf(flags.restoreTime);
  const required = flags.require.map(requirementOf);
  const sizes = sizesOf(flags.size);
  const inputs = readOptionsOf(flags, cwd);
  const found = await findTerraform(paths.length === 0 ? ['.'] : paths, cwd);
  terminal.err(await wholeFolders(found));
  const { configurations, unread } = await readAll(found, inputs);
  const read = readReportOf(configurations, unread);
  const stores = recoverability(configurations, { restoreTimes });
  const report = {
    stores,
    misses: missesOf(stores, required),
    failing: failingJobs(configurations),
    unread: read.unread,
    ...(flags.costs === true || flags.size.length > 0 ? { costs: backupCosts(stores, sizes) } : {}),
  };
  const text = rendered(report, flags);
  if (flags.out === undefined) terminal.out(text);
  else {
    await writeFiles([{ path: flags.out, text }], cwd);
    terminal.err(`${flags.out}: ${summaryOfReport(report)}\n`);
  }
  if (report.misses.length > 0) return 1;
  return read.unread.some(({ isBroken }) => isBroken) ? NOT_ALL_READ : 0;
}

function requirementOf(text: string): Requirement {
  const required = parseRequirement(text);
  if (typeof required === 'string') throw new UsageError(`--require: ${required}`);
  return required;
}

/** Reads `1h` for every type, and `aws_db_instance=2h` for one. */
function restoreTimesOf(texts: readonly string[]): RestoreTimes {
  return Object.fromEntries(
    texts.map((text) => {
      const [type, duration] = text.includes('=') ? text.split('=', 2) : ['*', text];
      const minutes = parseDuration(duration ?? '');
      if (type === undefined || type === '' || minutes === undefined) {
        throw new UsageError(
          `--restore-time: '${text}' must be a duration such as 45m, or one of a type or step such as aws_db_instance=2h or promotion=2m`,
        );
      }
      return [type, minutes];
    }),
  );
}

/** Reads `50` for every store, and `aws_efs_file_system=50` or `aws_s3_bucket.photos=50` for some, in GiB. */
function sizesOf(texts: readonly string[]): StoreSizes {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.lastIndexOf('=');
      const [name, amount] = at < 0 ? ['*', text] : [text.slice(0, at), text.slice(at + 1)];
      const gib = /^\d+(\.\d+)?$/.test(amount) ? Number(amount) : undefined;
      if (name === '' || gib === undefined) {
        throw new UsageError(
          `--size: '${text}' must be GiB such as 50, or those of a type or store such as aws_efs_file_system=50`,
        );
      }
      return [name, gib];
    }),
  );
}

function rendered(report: RecoveryReport, { format }: RecoveryFlags): string {
  switch (format) {
    case 'text':
      return textOfReport(report);
    case 'json':
      return jsonOfReport(report);
    case 'markdown':
      return markdownOfReport(report);
    case 'html':
      return pageOfReport(report);
  }
}
