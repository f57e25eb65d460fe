import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(120_000);

const BIN = join(__dirname, '../../bin');
const folder = mkdtempSync(join(tmpdir(), 'archway-bin-'));
afterAll(() => rmSync(folder, { recursive: true }));

const archway = (...args: string[]) =>
  spawnSync(process.execPath, [join(BIN, 'archway.cjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

it.each(['--version', '-V'])('prints its version for %s', (flag) => {
  const { version } = JSON.parse(readFileSync(join(BIN, '../package.json'), 'utf8'));
  expect(archway(flag)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
});

it('names every command in its help, and takes none that does not exist', () => {
  const { status, stdout } = archway('--help');
  expect(status).toBe(0);
  for (const name of ['local', 'check', 'explain', 'recovery', 'review']) {
    expect(stdout).toMatch(new RegExp(`^  ${name} \\[options\\] `, 'm'));
  }
  expect(archway('cheque')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("unknown command 'cheque'"),
  });
});

it('prints what a thread writes, and ends with its exit code', () => {
  writeFileSync(join(folder, 'main.tf'), 'resource "aws_sqs_queue" "q" {}\n');
  expect(archway('check', 'main.tf', '--rule', 'event-loop')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^1 resource, 1 rule: no findings\n/),
  });
  expect(archway('check', 'nowhere')).toMatchObject({
    status: 2,
    stderr: 'archway: nowhere does not exist\n',
  });
  expect(archway('check', '--help').stdout).toContain('--severity <severity>');
});

it.each([
  ['check', 'SIGINT'],
  ['review', 'SIGTERM'],
] as const)('%s ends with 130 at once for %s, however busy it is', async (name, signal) => {
  const busy = join(folder, 'busy.cjs');
  writeFileSync(
    busy,
    `if (!require('node:worker_threads').isMainThread) {
       require('node:fs').writeSync(2, 'busy');
       for (;;);
     }`,
  );
  const child = spawn(process.execPath, ['--require', busy, join(BIN, 'archway.cjs'), name], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise((seen) => child.stderr.once('data', seen));
  const asked = Date.now();
  child.kill(signal);
  expect(await new Promise((ended) => child.once('exit', ended))).toBe(130);
  expect(Date.now() - asked).toBeLessThan(5000);
});

it('runs every command from its sources, too', () => {
  const script = `
    require('tsx/cjs');
    const { main } = require(${JSON.stringify(join(BIN, '../src/index.ts'))});
    void (async () => {
      for (const name of ['local', 'check', 'explain', 'recovery', 'review']) {
        process.exitCode ||= await main([name, '--help']);
      }
    })();`;
  const cwd = join(BIN, '..');
  const { status, stdout } = spawnSync(process.execPath, ['-e', script], { cwd, encoding: 'utf8' });
  expect([status, stdout.match(/^Usage: archway \w+/gm)?.length]).toEqual([0, 5]);
});

it('is bundled with what it was made of beside it, and leaves a bundle that others may still load', () => {
  const script = `
    const { bundle } = require(${JSON.stringify(join(BIN, 'bundle.cjs'))});
    bundle(${JSON.stringify(join(folder, 'dist'))}, () => 'stamp').catch((error) => {
      console.error(error);
      process.exit(1);
    });`;
  const made = () => spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(made()).toMatchObject({ status: 0, stderr: '' });
  expect(made()).toMatchObject({ status: 0, stderr: '' });
  const current = readFileSync(join(folder, 'dist/current'), 'utf8');
  const inputs = JSON.parse(readFileSync(join(folder, 'dist', current, 'inputs.json'), 'utf8')) as [
    string,
    string,
  ][];
  expect(inputs).toEqual(
    expect.arrayContaining([
      ['tools/archway/src/cli/main.ts', 'stamp'],
      ['libs/checks/src/rules/event-loop.ts', 'stamp'],
      ['package-lock.json', 'stamp'],
    ]),
  );
  expect(inputs.filter(([file]) => file.includes('node_modules'))).toEqual([]);
  expect(readdirSync(join(folder, 'dist'))).toHaveLength(3);
});
