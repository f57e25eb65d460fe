import Table from 'cli-table3';
import { summaryOf, type Report } from '@archway/checks';
import { count } from '../words/words';

/** The widths of the columns: what is longer is broken into lines. */
const WIDTHS = [9, 28, 46, 64];

/** The findings as a table for a terminal, how to mend each kind, and one line that sums up. */
export function findingsTable(report: Report): string {
  const parts = [
    ...(report.findings.length === 0 ? [] : [tableOf(report), mendingOf(report)]),
    ...(report.blind.length === 0 ? [] : [blindOf(report)]),
    `${count(report.resources, 'resource')}, ${count(report.rules.length, 'rule')}: ${summaryOf(report)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function tableOf(report: Report): string {
  const table = new Table({
    head: ['severity', 'rule', 'where', 'what'],
    colWidths: WIDTHS,
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [], compact: true },
    chars: BARE,
  });
  for (const { severity, ruleId, constructPath, stack, file, line, message } of report.findings) {
    const where = constructPath.startsWith(`${stack}/`)
      ? constructPath
      : `${stack}: ${constructPath}`;
    const at = line === undefined ? '' : `\n${file.split('/').at(-1)}:${line}`;
    table.push([severity, ruleId, printable(where) + at, printable(message)]);
  }
  return trimmed(table.toString());
}

const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};

function mendingOf(report: Report): string {
  return report.rules
    .filter(({ id }) => report.findings.some(({ ruleId }) => ruleId === id))
    .map(({ id, mend }) => `${id}: ${mend}`)
    .join('\n');
}

function blindOf(report: Report): string {
  const lines = report.blind.map(
    ({ ruleId, stack, address, what }) => `  ${ruleId}: ${stack}: ${address}: ${printable(what)}`,
  );
  return ['Not visible in the Terraform, and so not judged:', ...lines].join('\n');
}

function trimmed(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Names may hold anything, also what moves a terminal's cursor. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '�');
}
