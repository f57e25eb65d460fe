import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONCERNS } from '@archway/review';
import { main } from '../cli/main';

/**
 * What a page shows of a command is what the command prints: the fence names the command. With
 * `WRITE_README=1` the spec puts in what it prints now.
 */
const ROOT = join(__dirname, '../../../..');
const SHOWN = /^```text \$ npx archway (.*)\n([\s\S]*?)^```$/gm;
const KINDS = /(?<=<!-- kinds -->\n)[\s\S]*?(?=<!-- end of kinds -->)/;

async function printed(command: string): Promise<string> {
  let out = '';
  await main(command.split(' '), {
    out: (text) => void (out += text),
    err: (text) => void (out += text),
    live: false,
    cwd: ROOT,
    userFolder: ROOT,
    signal: new AbortController().signal,
  });
  return out;
}

function page(name: string): { readonly text: string; readonly write: (text: string) => void } {
  const file = join(ROOT, name);
  const text = readFileSync(file, 'utf8');
  return {
    text,
    write: (after) => {
      if (process.env['WRITE_README'] === '1' && after !== text) writeFileSync(file, after);
    },
  };
}

it('shows what the commands print', async () => {
  const { text, write } = page('tools/archway/README.md');
  let after = text;
  const shown = [...text.matchAll(SHOWN)];
  for (const [fence, command = ''] of shown) {
    const now = `\`\`\`text $ npx archway ${command}\n${await printed(command)}\`\`\``;
    after = after.replace(fence, () => now);
  }
  write(after);
  expect(shown.length).toBeGreaterThan(0);
  expect(page('tools/archway/README.md').text).toBe(after);
});

it('lists every kind of concern', () => {
  const { text, write } = page('docs/review.md');
  const kinds = Object.entries(CONCERNS).map(([kind, what]) => `- \`${kind}\`: ${what}`);
  const after = text.replace(KINDS, () => `\n${kinds.join('\n')}\n\n`);
  write(after);
  expect(text).toMatch(KINDS);
  expect(page('docs/review.md').text).toBe(after);
});
