import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeGitHub, type FakeGitHub } from './fake-github';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const MARKER = '<!-- archway review -->';

let github: FakeGitHub;
let folder: string;
beforeEach(async () => {
  github = await fakeGitHub();
  github.pulls.push({ number: 7, sha: SHA, head: 'octo:topic/a&b' });
  github.artifacts.push({ id: 5, name: 'review', expired: false });
  folder = mkdtempSync(join(tmpdir(), 'post-review-'));
  write(`${MARKER}\n## Nothing changes\n`);
});
afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true });
});

const write = (text: string, file = 'comment.md') => writeFileSync(join(folder, file), text);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const post = (env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(__dirname, 'post-review.mjs'), folder],
      {
        env: {
          GITHUB_TOKEN: 'token',
          GITHUB_API_URL: github.url,
          GITHUB_SERVER_URL: 'https://github.com',
          GITHUB_REPOSITORY: 'octo/shop',
          HEAD_SHA: SHA,
          HEAD_OWNER: 'octo',
          HEAD_BRANCH: 'topic/a&b',
          RUN_ID: '99',
          ...env,
        },
      },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });

it('comments once, and updates that comment from then on', async () => {
  expect(await post()).toEqual({ code: 0, out: 'Commented on #7.\n', err: '' });
  expect(github.comments.map(({ body }) => body)).toEqual([
    [
      MARKER,
      '## Nothing changes',
      '',
      '<sub>Commit 01234567 · [the page](https://github.com/octo/shop/actions/runs/99/artifacts/5) · [the run](https://github.com/octo/shop/actions/runs/99)</sub>',
      '',
    ].join('\n'),
  ]);
  write('## A queue is replaced');
  expect(await post()).toEqual({ code: 0, out: 'Updated the comment on #7.\n', err: '' });
  expect(github.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(new RegExp(`^${MARKER}\n## A queue is replaced\n`)),
  ]);
});

it('finds its comment behind more than a hundred others, and leaves those alone', async () => {
  const others = Array.from({ length: 203 }, (_, at) => ({
    id: at + 1,
    body: 'looks good',
    user: { login: 'mona' },
  }));
  github.comments.push(...others, {
    id: 900,
    body: `${MARKER}\nbefore`,
    user: { login: 'github-actions[bot]' },
  });
  expect((await post()).out).toBe('Updated the comment on #7.\n');
  expect(github.comments).toHaveLength(204);
  expect(new Set(github.comments.slice(0, 203).map(({ body }) => body))).toEqual(
    new Set(['looks good']),
  );
  expect(github.comments.at(-1)?.body).toContain('## Nothing changes');
});

it('leaves a comment alone that somebody else made with the marker', async () => {
  github.comments.push({ id: 1, body: `${MARKER}\nmine`, user: { login: 'mallory' } });
  expect((await post()).out).toBe('Commented on #7.\n');
  expect(github.comments.map(({ body }) => body)).toEqual([
    `${MARKER}\nmine`,
    expect.stringContaining('## Nothing changes'),
  ]);
});

it('leaves its other comments alone, also where they quote the marker', async () => {
  const other = `another tool\n${MARKER}`;
  github.comments.push({ id: 1, body: other, user: { login: 'github-actions[bot]' } });
  await post();
  expect(github.comments[0]?.body).toBe(other);
});

it.each([
  ['fits', 65_000, 'xxxx'],
  ['does not fit', 65_536, 'The review does not fit into a comment'],
  ['is endless', 10_000_000, 'The review does not fit into a comment'],
])('posts at most what GitHub takes where the review %s', async (_, size, text) => {
  write('x'.repeat(size));
  expect((await post()).code).toBe(0);
  expect(github.comments[0]?.body).toContain(text);
  expect(github.comments[0]?.body.length).toBeLessThanOrEqual(65_536);
});

it('says where there is no review, so that none of before stays', async () => {
  github.comments.push({
    id: 1,
    body: `${MARKER}\nall is well`,
    user: { login: 'github-actions[bot]' },
  });
  rmSync(join(folder, 'comment.md'));
  await post();
  expect(github.comments[0]?.body).toContain('**This commit was not reviewed.**');
});

it('follows no link out of what it was given', async () => {
  rmSync(join(folder, 'comment.md'));
  symlinkSync(__filename, join(folder, 'comment.md'));
  await post();
  expect(github.comments[0]?.body).toContain('**This commit was not reviewed.**');
});

it('names no page that is not there any more', async () => {
  github.artifacts.splice(0, 1, { id: 5, name: 'review', expired: true });
  await post();
  expect(github.comments[0]?.body).not.toContain('the page');
});

it('leaves a pull request alone whose head is another commit by now', async () => {
  github.pulls.splice(0, 1, { number: 7, sha: 'f'.repeat(40), head: 'octo:topic/a&b' });
  expect(await post()).toMatchObject({
    code: 0,
    out: expect.stringContaining('nothing to comment'),
  });
  expect(github.comments).toEqual([]);
});

it('takes the pull request that the run names, only among those with that head', async () => {
  github.pulls.unshift({ number: 6, sha: SHA, head: 'octo:topic/a&b' });
  write('7\n', 'number');
  expect((await post()).out).toBe('Commented on #7.\n');
  write('8\n', 'number');
  expect((await post()).err).toContain('/issues/6/comments');
});

it.each([
  [{ GITHUB_TOKEN: 'other' }, 'GitHub answers 401 to GET /pulls?'],
  [{ HEAD_SHA: '' }, 'HEAD_SHA is not set'],
])('tells what is wrong in one line: %j', async (env, message) => {
  const { code, err } = await post(env);
  expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
  expect(err).toContain(`post-review: ${message}`);
});

it('tells that GitHub cannot be reached', async () => {
  await github.close();
  expect((await post()).err).toMatch(
    /^post-review: GitHub cannot be reached \(ECONNREFUSED\) for GET \/pulls\?\S+\n$/,
  );
  github = await fakeGitHub();
});

it('tells what GitHub says is wrong', async () => {
  github.fail = { status: 403, message: 'Resource not accessible by integration' };
  expect((await post()).err).toMatch(
    /^post-review: GitHub answers 403 to GET \/pulls\?\S+: Resource not accessible by integration\n$/,
  );
});
