import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVED_OPERATIONS } from './operations';

const README = join(__dirname, '../../README.md');
const [BEGIN, END] = ['<!-- operations: begin -->', '<!-- operations: end -->'];

/** The table as prettier leaves it. */
function table(): string {
  const rows = Object.entries(SERVED_OPERATIONS).map(([service, names]) => [
    service,
    [...names].sort().join(', '),
  ]);
  const all = [['service', 'operations'], ...rows] as [string, string][];
  const [first, second] = [0, 1].map((at) =>
    Math.max(...all.map((row) => (row[at] ?? '').length)),
  ) as [number, number];
  const line = ([service, names]: [string, string]) =>
    `| ${service.padEnd(first)} | ${names.padEnd(second)} |`;
  const [head, ...others] = all;
  const rule = `| ${'-'.repeat(first)} | ${'-'.repeat(second)} |`;
  return [line(head as [string, string]), rule, ...others.map(line)].join('\n');
}

it('the README lists the operations that the server answers', () => {
  const text = readFileSync(README, 'utf8');
  const wanted = `${text.slice(0, text.indexOf(BEGIN))}${BEGIN}\n\n${table()}\n\n${text.slice(text.indexOf(END))}`;
  if (process.env['WRITE_README'] !== undefined) writeFileSync(README, wanted);
  expect(text.includes(BEGIN) && text.includes(END)).toBe(true);
  expect(readFileSync(README, 'utf8')).toBe(wanted);
});

it.each(Object.entries(SERVED_OPERATIONS))('%s has each operation once', (_service, names) => {
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
});
