import Table from 'cli-table3';
import type { EntryOutcome, EntryResult } from '../result/result';
import { nounOf } from '../result/nouns';
import { lastPart } from '../story/steps';
import { duration, size } from '../words/words';
import { BARE } from './bare';

/** The most of a reason that a row holds; the report has the whole. */
const WIDTH = 60;

/** The result as a table: entry, branch, result, size, time. */
export function resultTable(entries: readonly EntryResult[]): string {
  const table = new Table({
    head: [nounOf(entries), 'branch', 'result', 'size', 'time'],
    colAligns: ['left', 'left', 'left', 'right', 'right'],
    style: { head: [], border: [], compact: true },
    chars: BARE,
  });
  for (const { name, bytes, outcomes } of entries) {
    outcomes.forEach((outcome, index) => {
      table.push([
        index === 0 ? `${cut(printable(name), 40)} (${size(bytes)})` : '',
        outcome.branch,
        resultOf(outcome),
        outcome.pictures.map((picture) => size(picture.bytes)).join(' + '),
        duration(outcome.milliseconds),
      ]);
    });
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function resultOf({ status, reason, pictures, deadLetterQueueArn }: EntryOutcome): string {
  const lines =
    status === 'picture'
      ? pictures.map(({ key }) => key)
      : [`${status.replace('-', ' ')}: ${reason}`];
  if (deadLetterQueueArn !== undefined) lines.push(`in ${lastPart(deadLetterQueueArn)}`);
  return lines.map((line) => cut(printable(line), WIDTH)).join('\n');
}

function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
}

/** Names may hold anything, also what moves a terminal's cursor. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '�');
}
