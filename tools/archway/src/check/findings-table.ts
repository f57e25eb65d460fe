import Table from 'cli-table3';
import {
  blindGroups,
  others,
  pageUrlOf,
  readLine,
  summaryOf,
  unreadLines,
  type Report,
} from '@archway/checks';
import { BARE } from '../table/bare';
import { count } from '../words/words';

/** The most characters of a line in the columns for place and message. */
const PLACE_WIDTH = 46;
const MESSAGE_WIDTH = 66;

/** The findings as a table for a terminal, how to fix each kind, and one line that sums up. */
export function findingsTable(report: Report): string {
  const parts = [
    ...(report.findings.length === 0 ? [] : [tableOf(report), mendingOf(report)]),
    ...(report.blind.length === 0 ? [] : [blindOf(report)]),
    ...(report.read.unread.length === 0
      ? []
      : [
          [
            'Not read, and so not judged:',
            ...unreadLines(report).map((line) => `  ${printable(line)}`),
          ].join('\n'),
        ]),
    `${count(report.resources, 'resource')}, ${count(report.rules.length, 'rule')}: ${summaryOf(report)}\n${readLine(report)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function tableOf(report: Report): string {
  const table = new Table({
    head: ['severity', 'rule', 'where', 'what'],
    style: { head: [], border: [], compact: true, 'padding-left': 0 },
    chars: BARE,
  });
  for (const { severity, ruleId, constructPath, stack, file, line, message } of report.findings) {
    const inStack = constructPath.startsWith(`${stack}/`);
    const where = wrapped(inStack ? constructPath : `${stack}: ${constructPath}`, PLACE_WIDTH);
    const at = line === undefined ? [] : [`${file.split('/').at(-1)}:${line}`];
    table.push([
      severity,
      ruleId,
      [...where, ...at].join('\n'),
      wrapped(message, MESSAGE_WIDTH).join('\n'),
    ]);
  }
  return trimmed(table.toString());
}

function mendingOf(report: Report): string {
  return report.rules
    .filter(({ id }) => report.findings.some(({ ruleId }) => ruleId === id))
    .map((rule) => `${rule.id}: ${rule.fix} (archway explain ${rule.id}, ${pageUrlOf(rule)})`)
    .join('\n');
}

function blindOf(report: Report): string {
  const lines = blindGroups(report).map(
    ({ ruleId, stack, addresses, more, what }) =>
      `  ${ruleId}: ${stack}: ${addresses.join(', ')}${others(more)}: ${printable(what)}`,
  );
  return ['Not visible in the Terraform, and so not judged:', ...lines].join('\n');
}

/** Lines of at most `width` characters, broken at spaces, and within a word that is longer. */
function wrapped(text: string, width: number): readonly string[] {
  const words = printable(text)
    .split(' ')
    .flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
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
