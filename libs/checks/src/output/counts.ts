import { basename } from 'node:path';
import type { Report } from '../check/check-configurations';
import { SEVERITIES } from '../rule/rule';

/** `2 errors, 1 warning`, or `no findings`; with what else a reader should know. */
export function summaryOf(report: Report): string {
  const bySeverity = SEVERITIES.map((severity) => {
    const number = report.findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? undefined : `${number} ${NAMES[severity][number === 1 ? 0 : 1]}`;
  }).filter((each) => each !== undefined);
  const rest = [
    [report.accepted.length, 'accepted'],
    [report.known.length, 'in the baseline'],
    [report.fixed.length, 'of the baseline fixed'],
    [report.blind.length, 'not visible'],
  ] as const;
  return [
    bySeverity.length === 0 ? 'no findings' : bySeverity.join(', '),
    ...rest.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`),
  ].join('; ');
}

const NAMES = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['remark', 'remarks'],
} as const;

/** `3 files, 2 modules: 312 of 340 instances judged`. */
export function readLine({ read }: Report): string {
  const { files, modules, instances, judged } = read;
  return `${counted(files, 'file')}, ${counted(modules, 'module')}: ${judged} of ${counted(instances, 'instance')} judged`;
}

/** What could not be read, a line each. */
export function unreadLines({ read }: Report): readonly string[] {
  return read.unread.map(({ what, why, position }) => {
    const { file = '', line } = position ?? {};
    return line === undefined ? `${what}: ${why}` : `${what} (${basename(file)}:${line}): ${why}`;
  });
}

function counted(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}
