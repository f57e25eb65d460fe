import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { main } from '../cli/main';
import { writeFixture, type FixtureOptions } from '../fixture/fixture-stack';

jest.setTimeout(60_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archway spec-'));
  mkdirSync(join(folder, 'photos'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function archway(
  args: readonly string[],
  signal = new AbortController().signal,
): Promise<Run> {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: (piece) => (out += piece),
    err: (piece) => (err += piece),
    live: false,
    cwd: folder,
    userFolder: folder,
    signal,
  });
  return { code, out, err };
}

function photo(name: string, content = 'hello'): string {
  const path = join(folder, 'photos', name);
  writeFileSync(path, content);
  return path;
}

async function runFixture(options: FixtureOptions = {}, args: readonly string[] = ['photos']) {
  await writeFixture(folder, options);
  return archway(['local', ...args, '--out', 'out']);
}

const json = (run: Run) =>
  JSON.parse(run.out) as {
    photos: {
      name: string;
      key: string;
      branches: { result: string; pictures: { file: string }[] }[];
    }[];
    problems: string[];
    skippedMilliseconds: number;
  };

describe('a run that goes well', () => {
  it('makes a picture of each photo and ends with 0', async () => {
    photo('a b.jpg');
    photo('c.png', 'there');
    const run = await runFixture();
    expect(run).toMatchObject({ code: 0 });
    expect(run.err.replace(/^Functions of .* here\.\n/, '')).toBe(
      '2 photos → photos-in/in/ → Copy\n',
    );
    expect(run.out).toMatch(/a b\.jpg \(5 B\) +Copy +out\/in\/a b\.jpg\.txt +5 B/);
    expect(run.out).toContain('2 photos, 2 pictures in');
    expect(run.out).toContain(
      'a b.jpg was uploaded a second time, and its pictures were replaced.',
    );
    expect(readFileSync(join(folder, 'out/report-files/Copy/a b.jpg.txt'), 'utf8')).toBe('HELLO');
    expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain('a%20b.jpg.txt');
  });

  it('takes a photo that cannot become a picture for what it is, without waiting for it', async () => {
    photo('bad.jpg', 'bad');
    photo('good.jpg');
    const run = await runFixture({}, ['photos', '--json']);
    expect(run.code).toBe(0);
    const { photos, skippedMilliseconds } = json(run);
    expect(photos).toMatchObject([
      {
        name: 'bad.jpg',
        branches: [
          {
            result: 'refused',
            reason: 'bad: it <b>is</b> bad',
            deadLetterQueue: 'dead',
            pictures: [],
          },
        ],
      },
      { name: 'good.jpg', key: 'in/good.jpg', branches: [{ result: 'picture' }] },
    ]);
    expect(skippedMilliseconds).toBeGreaterThan(100_000);
    expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain(
      'it &lt;b&gt;is&lt;/b&gt; bad',
    );
  });

  it('takes samples where no photos are named, and names win over samples', async () => {
    photo('a.jpg');
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more', 'named.bin'), 'x');
    const samples = await runFixture({}, ['--samples', 'photos', '--json']);
    expect(json(samples).photos.map(({ name }) => name)).toEqual(['a.jpg']);
    const named = await archway(['local', '--samples', 'photos', 'more/named.bin', '--json']);
    expect(json(named).photos.map(({ name }) => name)).toEqual(['named.bin']);
  });

  it('removes what the run before wrote, and nothing else', async () => {
    photo('first.jpg');
    await runFixture();
    writeFileSync(join(folder, 'out', 'mine.txt'), 'keep');
    rmSync(join(folder, 'photos', 'first.jpg'));
    photo('second.jpg');
    await archway(['local', 'photos', '--out', 'out']);
    expect(readdirSync(join(folder, 'out/report-files/Copy'))).toEqual(['second.jpg.txt']);
    expect(existsSync(join(folder, 'out', 'mine.txt'))).toBe(true);
  });

  it('handles more photos than it holds at once', async () => {
    for (let number = 0; number < 30; number += 1) photo(`${number}.jpg`, `photo ${number}`);
    const run = await runFixture();
    expect(run).toMatchObject({ code: 0 });
    expect(run.out).toContain('30 photos, 30 pictures');
  });
});

describe('a run that goes wrong ends with 1 and says why', () => {
  it.each([
    [
      'send',
      'denied: sns.amazonaws.com may not sqs:SendMessage on .*:jobs: aws_sqs_queue_policy.Jobs',
    ],
    [
      'read',
      'denied: .*copy may not s3:GetObject on .*photos-in/in/a.jpg: .*aws_iam_role_policy.Copy',
    ],
    [
      'write',
      'denied: .*copy may not s3:PutObject on .*out/in/a.jpg.txt: .*aws_iam_role_policy.Copy',
    ],
    [
      'subscription',
      'a.jpg did not arrive at Copy: nothing passes messages from News to Copy/Jobs',
    ],
  ] as const)('without %s', async (without, message) => {
    photo('a.jpg');
    const run = await runFixture({ without });
    expect(run.err).toMatch(new RegExp(`archway: ${message}`));
    expect(run.code).toBe(1);
  });

  it.each([
    ['throws', "throw new Error('out of paper')", 'failed on Copy: Error: out of paper'],
    ['crashes', 'process.exit(3)', 'failed on Copy: .*exit status 3'],
    [
      'gives up for a passing cause',
      `console.log(JSON.stringify({ messageId: message.messageId, reason: 'busy', permanent: false }));
       return { batchItemFailures: [{ itemIdentifier: message.messageId }] };`,
      'failed on Copy: busy',
    ],
    [
      'keeps silent about one of its photos',
      `if (key.endsWith('b.jpg')) await s3.send(new PutObjectCommand({ Bucket: process.env.OUTPUT, Key: key, Body: 'x' }));`,
      'a.jpg made no picture on Copy',
    ],
  ])('when the function %s', async (_what, handler, message) => {
    photo('a.jpg');
    photo('b.jpg');
    const run = await runFixture({ handler });
    expect(run.err).toMatch(new RegExp(`archway: .*${message}`));
    expect(run.code).toBe(1);
  });

  it('when the bucket does not tell of such names', async () => {
    photo('a.jpg');
    const run = await runFixture({ suffix: '.png' });
    expect(run.err).toContain(
      'a.jpg did not arrive at Copy: photos-in notifies nobody of in/a.jpg',
    );
    expect(run.code).toBe(1);
  });

  it('when it takes too long', async () => {
    photo('a.jpg');
    const handler = 'await new Promise((resolve) => setTimeout(resolve, 15_000));';
    const run = await runFixture({ handler }, ['photos', '--timeout', '2']);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('archway: gave up: messages are still under way');
  });
});

describe('a command that is wrong ends with 2 and one line', () => {
  const line = (run: Run) => run.err.split('\n').filter((each) => each.startsWith('archway:'));

  it.each([
    [['nowhere'], 'nowhere does not exist'],
    [['photos'], 'there are no photos in photos'],
    [
      ['photos', '--terraform', 'none'],
      'none does not exist: synthesize first (npx nx run-many -t synth)',
    ],
    [[], 'name photos or folders'],
    [['--send', 'jobs'], '--send <queue> <body or file>: too few'],
    [['--send', 'nobody', 'x'], '--send: there is no nobody (jobs, dead)'],
    [['--invoke', 'copy', 'no json'], '--invoke: the event must be JSON'],
    [
      ['good', '--bucket', 'other'],
      '--bucket must be a bucket that sends notifications of created objects (photos-in), got other',
    ],
  ])('%j', async (args, message) => {
    mkdirSync(join(folder, 'good'));
    writeFileSync(join(folder, 'good', 'a.jpg'), 'x');
    const run = await runFixture({}, args);
    expect(line(run)).toEqual([expect.stringContaining(`archway: ${message}`)]);
    expect(run.code).toBe(2);
  });

  it('for an --out that cannot be a folder', async () => {
    const path = photo('a.jpg');
    await writeFixture(folder);
    const run = await archway(['local', 'photos', '--out', path]);
    expect(line(run)).toEqual([expect.stringContaining('a.jpg cannot be written')]);
    expect(run.code).toBe(2);
  });

  it('for a bundle that is not there', async () => {
    photo('a.jpg');
    const terraform = await writeFixture(folder);
    rmSync(join(terraform, 'stacks/fixture/copy.zip'));
    const run = await archway(['local', 'photos']);
    expect(line(run)).toEqual([
      expect.stringMatching(/copy\.zip cannot be unpacked: there is no such file/),
    ]);
    expect(run.code).toBe(2);
  });

  it('for what is not Terraform', async () => {
    photo('a.jpg');
    writeFileSync(join(folder, 'broken.tf.json'), '{');
    const run = await archway(['local', 'photos', '--terraform', 'broken.tf.json']);
    expect(line(run)).toHaveLength(1);
    expect(run.code).toBe(3);
  });

  it('for a folder without Terraform', async () => {
    const run = await runFixture({}, ['photos', '--terraform', 'photos']);
    expect(line(run)).toEqual([expect.stringContaining('archway: photos holds no Terraform')]);
    expect(run.code).toBe(3);
  });

  it('for a stack that has nothing to run', async () => {
    photo('a.jpg');
    writeFileSync(
      join(folder, 'idle.tf.json'),
      '{"resource":{"aws_s3_bucket":{"B":{"bucket":"b"}}}}',
    );
    const run = await archway(['local', 'photos', '--terraform', 'idle.tf.json']);
    expect(line(run)[0]).toContain('no bucket sends notifications of uploads');
    expect(run.code).toBe(2);
  });

  it('for several buckets to choose from', async () => {
    photo('a.jpg');
    const run = await runFixture({ secondBucket: true });
    expect(line(run)).toEqual([
      'archway: several buckets tell of created objects: choose one with --bucket (photos-in, photos-out)',
    ]);
  });

  it.each([['--port', '70000'], ['--seed', 'x'], ['--timeout', '0'], ['--nonsense']])(
    '%s %s',
    async (...flags) => {
      expect(await runFixture({}, ['photos', ...flags])).toMatchObject({ code: 2 });
    },
  );
});

it('names stacks that have nothing to run', async () => {
  photo('a.jpg');
  const terraform = await writeFixture(folder);
  mkdirSync(join(terraform, 'stacks/network'));
  writeFileSync(
    join(terraform, 'stacks/network/cdk.tf.json'),
    '{"//":{"metadata":{"stackName":"network"}},"resource":{"aws_vpc":{"V":{"cidr_block":"10.0.0.0/16"}}}}',
  );
  const run = await archway(['local', 'photos']);
  expect(run.err).toContain('Nothing to run in network.');
  expect(run.code).toBe(0);
});

it('serves on with --keep until Ctrl-C, and leaves nothing behind', async () => {
  photo('a.jpg');
  await writeFixture(folder);
  const bin = join(__dirname, '../../bin/archway.cjs');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const child = spawn(process.execPath, [bin, 'local', 'photos', '--keep'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
  await until(() => err.includes('queues   '));
  const endpoint = /Serving on (http:\S+)/.exec(err)?.[1] ?? '';
  const client = new S3Client({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(new PutObjectCommand({ Bucket: 'photos-in', Key: 'in/later.jpg', Body: 'x' }));
  client.destroy();
  await until(() => err.includes('picture    photos-out/out/in/later.jpg.txt'));
  const processes = childrenOf(temporary);
  expect(processes.length).toBeGreaterThan(0);
  child.kill('SIGINT');
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(130);
  await until(
    () => readdirSync(temporary).filter((name) => name.startsWith('archway')).length === 0,
  );
  await until(() => processes.every((pid) => !existsSync(`/proc/${pid}`)));
  expect(readdirSync(temporary).filter((name) => name.startsWith('archway'))).toEqual([]);
  expect(childrenOf(temporary)).toEqual([]);
});

it('ends with 130 when it is interrupted on the way', async () => {
  photo('a.jpg');
  const interrupt = new AbortController();
  const handler = 'await new Promise((resolve) => setTimeout(resolve, 15_000));';
  await writeFixture(folder, { handler });
  setTimeout(() => interrupt.abort(), 1500);
  const run = await archway(['local', 'photos'], interrupt.signal);
  expect(run).toMatchObject({ code: 130, out: '' });
});

it('takes photos after --terraform, which takes one path and may be repeated', async () => {
  photo('a.jpg');
  photo('b.jpg');
  const terraform = await writeFixture(folder);
  const run = await archway([
    ...['local', '--terraform', terraform, '--terraform', terraform],
    ...['photos/a.jpg', 'photos/b.jpg', '--json'],
  ]);
  expect(run).toMatchObject({ code: 0 });
  expect(json(run).photos.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
});

it('explains itself', async () => {
  const run = await archway(['local', '--help']);
  expect(run.code).toBe(0);
  for (const option of ['--terraform', '--samples', '--keep', '--json', '--out']) {
    expect(run.out).toContain(option);
  }
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !condition(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(condition()).toBe(true);
}

/** Processes that work below a folder, where the system tells. */
function childrenOf(below: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`HOME=${below}`);
    } catch {
      return false;
    }
  });
}
