import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../cli/main';

jest.setTimeout(120_000);

/** A block of code of the page: a file, a command, or what a command says. */
interface Block {
  readonly info: string;
  readonly text: string;
}

const page = readFileSync(join(__dirname, '../../../../docs/lab-1.md'), 'utf8');
const blocks: readonly Block[] = [...page.matchAll(/^```(\w+ .+)\n([\s\S]*?)^```$/gm)].map(
  ([, info = '', text = '']) => ({ info, text }),
);

const folder = mkdtempSync(join(tmpdir(), 'archway lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs one line of a shell block. @returns the exit code and all that was said */
async function run(line: string): Promise<{ readonly code: number; readonly said: string }> {
  const [program = '', ...args] = line.split(' ');
  if (program === 'node') {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    return { code: status ?? 1, said: stderr };
  }
  let said = '';
  const say = (piece: string): void => void (said += piece);
  const code = await main(args.slice(1), {
    out: say,
    err: say,
    live: false,
    cwd: folder,
    userFolder: folder,
    signal: new AbortController().signal,
  });
  return { code, said };
}

it('a learner who follows lab 1 gets what its page says', async () => {
  let said = '';
  const commands: string[] = [];
  for (const { info, text } of blocks) {
    const file = /file=(\S+)/.exec(info)?.[1];
    if (file !== undefined) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    } else if (info.startsWith('sh run')) {
      const line = text.trim();
      const outcome = await run(line);
      commands.push(line);
      expect([line, outcome.code, outcome.said]).toEqual([
        line,
        Number(/exit=(\d+)/.exec(info)?.[1] ?? 0),
        outcome.said,
      ]);
      ({ said } = outcome);
    } else if (info === 'text output') {
      for (const line of text.trim().split('\n')) expect(said).toContain(line);
    }
  }
  expect(commands).toHaveLength(4);
});

it('without the statement that the page names, the run names it', async () => {
  const whole = readFileSync(join(folder, 'main.tf'), 'utf8');
  const [before, after = ''] = whole.split(
    '      Sid       = "TopicSends"\n      Effect    = "Allow"',
  );
  const without = `${before}      Sid       = "TopicSends"\n      Effect    = "Deny"${after}`;
  writeFileSync(join(folder, 'main.tf'), without);
  const { code, said } = await run(
    'npx archway local --no-check --terraform . --upload lab-1-uploads red.bmp',
  );
  expect(code).toBe(1);
  expect(said).toContain('sns.amazonaws.com may not sqs:SendMessage');
});
