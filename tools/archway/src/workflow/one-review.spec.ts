import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { reviewJson, sampleReview } from '@archway/review';

jest.setTimeout(60_000);

const ROOT = join(__dirname, '../../../..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-review-'));
  // `npx archway` as the workspace has it.
  put('bin/npx', `#!/bin/sh\nshift\nexec node "${ROOT}/tools/archway/bin/archway.cjs" "$@"\n`);
  chmodSync(join(folder, 'bin/npx'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}
const comment = (): string => readFileSync(join(folder, 'out/comment/comment.md'), 'utf8');
const script = (env?: Record<string, string>) =>
  command(['bash', join(ROOT, '.github/scripts/one-review.sh')], env);
const command = ([program = '', ...args]: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
      NUMBER: '7',
      GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
      ...env,
    },
  });

it('makes one comment, one page and one summary of the reviews of all apps', () => {
  put('apps/edge/dist/review/review.json', reviewJson(sampleReview()));
  put('apps/shop/dist/review/review.json', reviewJson(sampleReview()));
  const { status, stdout } = script();
  expect([status, stdout]).toEqual([0, expect.stringContaining('Stop')]);
  expect(comment()).toMatch(/^<!-- archway review -->\n/);
  expect(Buffer.byteLength(comment())).toBeLessThanOrEqual(64_000);
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe(comment());
  expect(existsSync(join(folder, 'out/page/review.html'))).toBe(true);
  expect(readFileSync(join(folder, 'out/comment/number'), 'utf8')).toBe('7\n');
});

it('fails where a concern is of a kind that is to fail, after the comment is written', () => {
  put('apps/shop/dist/review/review.json', reviewJson(sampleReview()));
  const { status, stderr } = script({ FAIL_ON: 'destroy-stateful' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('--fail-on destroy-stateful')]);
  expect(comment()).toContain('<!-- archway review -->');
});

it('says that no app is affected', () => {
  expect(script().status).toBe(0);
  expect(comment()).toBe('**No app is affected: nothing changes.**\n');
});

it('says that the review is not of all apps, or not against the target branch', () => {
  put('apps/shop/dist/review/review.json', reviewJson(sampleReview()));
  script({ FAILED: 'true', BASE_FAILED: 'true' });
  expect(comment()).toMatch(
    /^\*\*Not every app could be planned\*\*.*\n\nThe target branch could not be planned, .*\n\n<!--/,
  );
});

it('makes one review of those that several jobs left in a folder', () => {
  for (const stage of ['dev', 'prod']) {
    put(`reviews/${stage}/shop/dist/review/review.json`, reviewJson(sampleReview()));
  }
  expect(script({ REVIEWS: 'reviews' }).status).toBe(0);
  expect(comment()).toMatch(/^<!-- archway review -->\n/);
});

it('reviews everything as new where the target branch left no plan, and says so', () => {
  mkdirSync(join(folder, 'base'));
  mkdirSync(join(folder, 'plans'));
  copyFileSync(
    join(ROOT, 'libs/terraform/fixtures/plans/create.json'),
    join(folder, 'plans/orders.json'),
  );
  const review = ['npx', 'archway', 'review', 'plans', '--base', 'base'];
  const { status } = command([...review, '--json', 'apps/shop/dist/review/review.json']);
  expect(status).toBe(0);
  expect(script({ BASE_FAILED: 'true' }).status).toBe(0);
  expect(comment()).toMatch(
    /^The target branch could not be planned, so everything is told as new/,
  );
  expect(comment()).toMatch(/\d+ to create/);
});

it('writes no comment where nothing could be planned', () => {
  expect(script({ FAILED: 'true' }).status).toBe(0);
  expect(existsSync(join(folder, 'out/comment/comment.md'))).toBe(false);
});

it('fails where a review cannot be read, and writes no half of a comment', () => {
  put('apps/shop/dist/review/review.json', '{"version": 1, "verdict": {}}');
  const { status, stderr } = script();
  expect([status, stderr]).toEqual([2, expect.stringContaining('is a review with parts missing')]);
  expect(existsSync(join(folder, 'out/comment/comment.md'))).toBe(false);
});
