import Table from 'cli-table3';
import type { PhotoOutcome, PhotoResult } from '../result/result';
import { lastPart } from '../story/steps';
import { duration, size } from '../words/words';
import { BARE } from './bare';

/** The most of a reason that a row holds; the report has the whole. */
const WIDTH = 60;

/** The result as a table: photo, branch, result, size, time. */
export function resultTable(photos: readonly PhotoResult[]): string {
  const table = new Table({
    head: ['photo', 'branch', 'result', 'size', 'time'],
    colAligns: ['left', 'left', 'left', 'right', 'right'],
    style: { head: [], border: [], compact: true },
    chars: BARE,
  });
  for (const { name, bytes, outcomes } of photos) {
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

function resultOf({ status, reason, pictures, deadLetterQueueArn }: PhotoOutcome): string {
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
