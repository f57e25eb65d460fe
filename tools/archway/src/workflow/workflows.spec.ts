import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(__dirname, '../../../..');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly permissions: Record<string, string>; readonly steps: Step[] }>
  >;
}

const workflow = (name: string): Workflow =>
  parse(readFileSync(join(ROOT, '.github/workflows', name), 'utf8')) as Workflow;

const review = workflow('review.yml');
const comment = workflow('review-comment.yml');
const steps = (of: Workflow): readonly Step[] => Object.values(of.jobs).flatMap((job) => job.steps);

it('runs the code of a pull request with a token that can write nothing', () => {
  expect(Object.keys(review.on)).toEqual(['pull_request']);
  expect(review.permissions).toEqual({ contents: 'read' });
  expect(review.jobs['review']?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
});

it('comments with code of the default branch only, with no more than that takes', () => {
  expect(Object.keys(comment.on)).toEqual(['workflow_run']);
  expect(comment.permissions).toEqual({});
  expect(comment.jobs['comment']?.permissions).toEqual({
    actions: 'read',
    contents: 'read',
    'pull-requests': 'write',
  });
  const [checkout] = steps(comment);
  expect([checkout?.uses, checkout?.with]).toEqual([
    expect.stringMatching(/^actions\/checkout@/),
    expect.not.objectContaining({ ref: expect.anything(), repository: expect.anything() }),
  ]);
});

it.each([
  ['review.yml', review],
  ['review-comment.yml', comment],
])(
  '%s pins actions, keeps no token in the checkout, and puts nothing of the event into a shell',
  (_, of) => {
    for (const { uses, run, with: inputs } of steps(of)) {
      if (uses !== undefined) expect(uses).toMatch(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/);
      if (uses?.startsWith('actions/checkout@') === true) {
        expect(inputs).toMatchObject({ 'persist-credentials': false });
      }
      expect(run ?? '').not.toContain('${{');
    }
  },
);

it('gives the role only to people who may push here', () => {
  const role = (review.jobs['review'] as unknown as { env: { ROLE: string } }).env.ROLE;
  expect(role).toContain('head.repo.full_name == github.repository &&');
  const credentials = steps(review).find(({ uses }) => uses?.startsWith('aws-actions/') === true);
  expect(credentials?.if).toBe("env.ROLE != ''");
});

it('plans the stage that the repository says, of both branches', () => {
  const { env } = review.jobs['review'] as unknown as { env: { STAGE: string } };
  expect(env.STAGE).toBe("${{ vars.REVIEW_STAGE || 'dev' }}");
  expect(steps(review).flatMap((step) => Object.keys(step.env ?? {}))).not.toContain('STAGE');
});

it('opens pages in a browser where it tests', () => {
  const test = steps(workflow('ci.yml')).find(({ run }) => run?.includes(' test ') === true);
  expect(test?.env).toEqual({ ARCHWAY_BROWSER: 'required' });
});

it('names commands, targets and files that exist', () => {
  const text = [...steps(review), ...steps(comment)].map(({ run }) => run ?? '').join('\n');
  const targets = [...text.matchAll(/nx (?:affected|run-many) -t ([\w ]+?) -/g)].flatMap(
    ([, names = '']) => names.split(' '),
  );
  expect(new Set(targets)).toEqual(new Set(['plan', 'review']));
  const known = readFileSync(join(ROOT, 'tools/nx-cdktf/src/plugin.cjs'), 'utf8');
  const flags = readFileSync(join(ROOT, 'tools/nx-cdktf/src/terraform/command.ts'), 'utf8');
  for (const target of targets) expect(known).toMatch(new RegExp(`^ {4}${target}: \\{$`, 'm'));
  for (const [, flag = ''] of text.matchAll(/--(json|base-plans)=/g)) {
    expect(flags).toContain(`--${flag} <folder>`);
  }
  // Before the dashes, Nx takes for its own what begins as a flag of its own does.
  expect(text).toContain("nx affected -t review -c offline --base='HEAD^1' -- --base-plans=");
  const files = [...text.matchAll(/(?:bash|node) (\S+)/g)].map(([, file = '']) => file);
  expect(files).toEqual([
    '.github/scripts/one-review.sh',
    'tools/archway/src/comment/post-review.mjs',
  ]);
  for (const file of files) expect(existsSync(join(ROOT, file))).toBe(true);
});

it('runs scripts that a shell understands', () => {
  for (const { run } of [...steps(review), ...steps(comment)]) {
    if (run !== undefined) execFileSync('bash', ['-n'], { input: run });
  }
});
