import { markdownOfReport, recoverability } from '@archway/recoverability';
import { RECOVERY_TIERS } from '@archway/recovery';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { configurationsOf, documentsOf } from './synthesized';

const README = path.join(__dirname, '../../recovery/README.md');
const STORES = { Carts: 'carts', Orders: 'orders', Photos: 'photos', Files: 'files' };

/** Rows of the README's table: what `archway recovery` computes for the stores of the primary region. */
function rowsOf(tier: string): readonly string[] {
  const configurations = configurationsOf(documentsOf('prod', tier), 'prod');
  const stores = recoverability(configurations, { fromYear: 2026 }).filter(
    ({ region }) => region === 'eu-central-1',
  );
  const lines = markdownOfReport({ stores, misses: [] }).split('\n');
  return Object.entries(STORES).map(([name, noun]) => {
    const line = lines.find((each) => new RegExp(`^\\| \`aws_\\w+\\.${name}\``).test(each)) ?? '';
    const [, , , , regionRpo = '', rto = ''] = line
      .split(' | ')
      .flatMap((each, at) => (at === 0 ? ['', each] : [each.replace(/ \|$/, '')]));
    return `| ${tier} | ${noun} | ${regionRpo} | ${rto} |`.replaceAll(/\\?_[0-9A-F]{8}\b/g, '');
  });
}

const squeezed = (text: string) => text.replaceAll(/ {2,}/g, ' ');

it('the README states the objectives that the reader computes', () => {
  const rows = RECOVERY_TIERS.flatMap(rowsOf);
  if (process.env['WRITE_README'] !== undefined) {
    const [before = '', after = ''] = readFileSync(README, 'utf8').split('<!-- objectives -->\n');
    const head = [
      '| Tier | Store | Lost with the region | Until it serves |',
      '| --- | --- | --- | --- |',
    ];
    const tail = after.slice(after.indexOf('\n## '));
    writeFileSync(
      README,
      `${before}<!-- objectives -->\n\n${[...head, ...rows].join('\n')}\n${tail}`,
    );
  }
  const text = squeezed(readFileSync(README, 'utf8'));
  expect(rows.filter((row) => !text.includes(squeezed(row)))).toEqual([]);
});
