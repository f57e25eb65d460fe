import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  baselineText,
  checkConfigurations,
  DEFAULT_RULES,
  jsonOf,
  junitOf,
  markdownOf,
  parseBaseline,
  RULES,
  sarifOf,
  summaryOf,
  UnreadableBaseline,
  type Baseline,
  type Finding,
  type Report,
  type Rule,
  type Severity,
} from '@archway/checks';
import { acceptedRisks } from '../acceptance/accepted-risks';
import { CONCERNS, kindsOfFinding } from '@archway/review';
import type { Terminal } from '../cli/terminal';
import { writeFiles } from '../output/write-files';
import { checkFailOn } from '../review/fail-on';
import { NOT_ALL_READ, UsageError } from '../usage-error/usage-error';
import { findingsTable } from './findings-table';
import { findTerraform, wholeFolders } from './find-terraform';
import { readOptionsOf, type InputFlags } from '../input/input-options';
import { readAll } from './read-terraform';
import { unknownRules } from './rules-named';

export const FORMATS = ['table', 'json', 'sarif', 'junit', 'markdown'] as const;

/** The options of `archway check`, as they come from the command line. */
export interface CheckFlags extends InputFlags {
  readonly format: (typeof FORMATS)[number];
  readonly out?: string;
  readonly severity: Severity;
  readonly rule: readonly string[];
  readonly failOn?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
}

/**
 * `archway check`: runs the rules over Terraform and reports what they find.
 *
 * @returns 1 when there is a finding of --fail-on that nobody accepted, which is an error by default, else 3 when a file cannot be parsed, else 0
 * @throws UsageError for a command that cannot be carried out
 */
export async function checkCommand(
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
): Promise<number> {
  const { cwd } = terminal;
  const rules = rulesNamed(flags.rule);
  const kinds = checkFailOn(flags.failOn);
  if (flags.writeBaseline === true && flags.baseline === undefined) {
    throw new UsageError('--write-baseline needs --baseline FILE, the file to write');
  }
  const found = await findTerraform(paths.length === 0 ? ['.'] : paths, cwd);
  terminal.err(await wholeFolders(found));
  const { configurations, unread } = await readAll(found, readOptionsOf(flags, cwd));
  const report = checkConfigurations(configurations, {
    rules,
    unread,
    severity: flags.severity,
    acceptances: acceptedRisks(configurations, cwd),
    otherRules: Object.keys(CONCERNS),
    ...(flags.baseline === undefined || flags.writeBaseline === true
      ? {}
      : { baseline: await baselineOf(flags.baseline, cwd) }),
  });
  if (flags.baseline !== undefined && flags.writeBaseline === true) {
    await writeFiles([{ path: flags.baseline, text: baselineText(report.findings) }], cwd);
    terminal.err(`${flags.baseline} has ${report.findings.length} findings.\n`);
    return 0;
  }
  const text = rendered(report, flags, cwd);
  if (flags.out === undefined) terminal.out(text);
  else {
    await writeFiles([{ path: flags.out, text }], cwd);
    terminal.err(`${flags.out}: ${summaryOf(report)}\n`);
  }
  const fails = (finding: Finding): boolean =>
    kindsOfFinding(finding).some((kind) => kinds.includes(kind));
  if (report.findings.some(fails)) return 1;
  return isWhole(report.read) ? 0 : NOT_ALL_READ;
}

/** What Terraform could not read either is no reason to pass, nor is a folder of which nothing is left. */
function isWhole({ unread, instances }: Report['read']): boolean {
  return !unread.some(({ isBroken }) => isBroken) && (instances > 0 || unread.length === 0);
}

function rulesNamed(ids: readonly string[]): readonly Rule[] {
  const unknown = ids.filter((id) => !RULES.some((rule) => rule.id === id));
  if (unknown.length > 0) {
    throw new UsageError(`--rule: ${unknownRules(unknown)}`);
  }
  return ids.length === 0 ? DEFAULT_RULES : RULES.filter(({ id }) => ids.includes(id));
}

async function baselineOf(file: string, cwd: string): Promise<Baseline> {
  const text = await readFile(resolve(cwd, file), 'utf8').catch(() => {
    throw new UsageError(`--baseline: ${file} cannot be read; --write-baseline makes it`);
  });
  try {
    return parseBaseline(text);
  } catch (error) {
    if (error instanceof UnreadableBaseline) {
      throw new UsageError(`--baseline: ${file} ${error.message}`);
    }
    throw error;
  }
}

function rendered(report: Report, { format }: CheckFlags, cwd: string): string {
  switch (format) {
    case 'table':
      return findingsTable(report);
    case 'json':
      return jsonOf(report);
    case 'sarif':
      return sarifOf(report, cwd);
    case 'junit':
      return junitOf(report, cwd);
    case 'markdown':
      return markdownOf(report, cwd);
  }
}
