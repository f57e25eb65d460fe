import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CONCERNS, reviewJson, sampleReview, type Review } from '@archway/review';
import { main } from '../cli/main';

/** Plans of the real Terraform. */
const PLANS = join(__dirname, '../../../../libs/terraform/fixtures/plans');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Buffer): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const plan = (name: string): string => readFileSync(join(PLANS, `${name}.json`), 'utf8');
const stack = (name: string): string => readFileSync(join(PLANS, `${name}.cdk.tf.json`), 'utf8');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

async function review(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const printed = { out: '', err: '' };
  const code = await main(['review', ...args], {
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    live: false,
    cwd: folder,
    userFolder: folder,
    signal: new AbortController().signal,
  });
  return { code, ...printed };
}

/** The review as JSON. */
async function reviewed(...args: string[]): Promise<Review> {
  const { out } = await review(...args, '--format', 'json');
  return JSON.parse(out) as Review;
}

describe('what is reviewed', () => {
  it('is a plan, told on the terminal', async () => {
    put('update.json', plan('update'));
    const { code, out, err } = await review('update.json');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/visibility_timeout_seconds: 180 → 20/);
  });

  it('is every plan below a folder, and nothing else that is JSON', async () => {
    put('a/update.json', plan('update'));
    put('b/deeper/plan.json', plan('replace'));
    put('package.json', '{"name":"shop"}');
    put('b/state.json', '{"format_version":"1.0","values":{"root_module":{}}}');
    put('node_modules/x/plan.json', plan('destroy'));
    put('old/review.json', reviewJson(sampleReview()));
    const { plans } = await reviewed('.');
    expect(plans.map(({ id }) => id)).toEqual(['update', 'deeper']);
  });

  it('is this folder where none is named', async () => {
    put('plan.json', plan('update'));
    expect((await reviewed()).counts.update).toBe(6);
  });

  it('is reviews that were made apart, as one', async () => {
    put('replace.json', plan('replace'));
    put('update.json', plan('update'));
    await review('replace.json', '--app', 'one', '--json', 'one.json');
    await review('update.json', '--app', 'two', '--json', 'two.json');
    const merged = await reviewed('one.json', 'two.json');
    expect(merged.plans.map(({ app }) => app)).toEqual(['one', 'two']);
    expect(merged.counts).toMatchObject({ replace: 2, update: 6 });
    expect(merged.verdict.concerns.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['replace-stateful', 'public']),
    );
  });
});

describe('construct paths', () => {
  const path = async (...args: string[]): Promise<string | undefined> =>
    (await reviewed(...args)).plans[0]?.changes[0]?.constructPath;

  it('are addresses where nobody knows them', async () => {
    put('update.json', plan('update'));
    expect(await path('update.json')).toMatch(/^aws_/);
  });

  it.each(['cdk.tf.json', 'update.cdk.tf.json'])('come from %s beside the plan', async (name) => {
    put('update.json', plan('update'));
    put(name, stack('update'));
    expect(await path('update.json')).toMatch(/^orders\//);
  });

  it.each([
    ['a file', 'out/cdk.tf.json'],
    ['a folder', 'out'],
  ])('come from %s that is named', async (_, named) => {
    put('update.json', plan('update'));
    put('out/cdk.tf.json', stack('update'));
    expect(await path('update.json', '--configuration', named)).toMatch(/^orders\//);
  });

  it('come from the stack that the plan is called after, where several are named', async () => {
    put('plans/orders.json', plan('update'));
    put('plans/payments.json', plan('no-op'));
    put('out/orders/cdk.tf.json', stack('update'));
    put('out/other/cdk.tf.json', stack('update').replaceAll('"orders"', '"other"'));
    const { plans } = await reviewed('plans', '--configuration', 'out');
    expect(plans.map(({ stack: name }) => name)).toEqual(['orders', 'payments']);
    expect(plans[0]?.changes[0]?.constructPath).toMatch(/^orders\//);
  });
});

describe('--base', () => {
  it('stands for what is deployed, by the name of the stack', async () => {
    put('head/orders.json', plan('create'));
    put('base/orders.json', plan('create'));
    put('base/others.json', plan('update'));
    const { create, unchanged } = (await reviewed('head')).counts;
    expect([create > 0, unchanged]).toEqual([true, 0]);
    const { counts } = await reviewed('head', '--base', 'base');
    expect(counts).toMatchObject({ create: 0, unchanged: create });
  });

  it('leaves a stack new that the target branch does not have', async () => {
    put('head/orders.json', plan('create'));
    put('head/orders.cdk.tf.json', stack('create'));
    put('base/payments.json', plan('modules'));
    const { out, err } = await review('head', '--base', 'base', '--format', 'json');
    const { counts, verdict } = JSON.parse(out) as Review;
    expect([counts.create, counts.destroy]).toEqual([11, 0]);
    expect(err).toBe('archway review: --base holds no plan of orders: it is reviewed on its own\n');
    expect(verdict.concerns).toContainEqual(
      expect.objectContaining({
        kind: 'incomplete',
        level: 'note',
        text: 'No plan of the base was found for this stack: it counts as new, and nothing can be said of what is deployed',
      }),
    );
  });

  it('is the plan of a stack that is called otherwise, where both are the only one', async () => {
    put('head/orders.json', plan('create'));
    put('head/orders.cdk.tf.json', stack('create'));
    put('base/payments.json', plan('create'));
    put(
      'base/payments.cdk.tf.json',
      stack('create').replace('"stackName": "orders"', '"stackName": "payments"'),
    );
    expect((await reviewed('head', '--base', 'base')).counts.create).toBe(0);
    put('base/others.json', plan('modules'));
    expect((await reviewed('head', '--base', 'base')).counts.create).toBe(11);
  });

  it('is found where only the new plan has the configuration with its name', async () => {
    put('head/plan.json', plan('create'));
    put('base/plan.json', plan('create'));
    put('base/other.json', plan('modules'));
    put('conf/cdk.tf.json', stack('create'));
    const found = await review('head', '--base', 'base', '--configuration', 'conf');
    expect(found.err).toContain('--base holds no plan of orders');
    rmSync(join(folder, 'base/other.json'));
    const { counts } = await reviewed('head', '--base', 'base', '--configuration', 'conf');
    expect(counts).toMatchObject({ create: 0, update: 0, unchanged: 11 });
  });

  it('is compared by the *.tf beside both plans', async () => {
    const queue = (name: string): string => `resource "aws_sqs_queue" "Other" { name = "${name}" }`;
    for (const side of ['head', 'base']) {
      put(`${side}/orders.json`, plan('create'));
      put(`${side}/main.tf`, queue('a'));
    }
    const { plans, verdict } = await reviewed('head', '--base', 'base');
    expect([plans[0]?.stack, verdict.level]).toEqual(['orders', 'nothing']);
    put('base/main.tf', 'resource {{{');
    expect((await review('head', '--base', 'base')).code).toBe(0);
  });

  it('is the other plan where both are only one, whatever they are called', async () => {
    put('new.json', plan('create'));
    put('old.json', plan('create'));
    expect((await reviewed('new.json', '--base', 'old.json')).counts.create).toBe(0);
  });
});

describe('a --base that holds no plan', () => {
  it.each([
    ['an empty folder', 'base'],
    ['a folder that is not there', 'nowhere'],
  ])('%s leaves everything new, and says so', async (_, base) => {
    put('orders.json', plan('create'));
    mkdirSync(join(folder, 'base'));
    const alone = await review('orders.json');
    expect(await review('orders.json', '--base', base)).toEqual({
      ...alone,
      err: `archway review: --base ${base} holds no plan: everything is reviewed as new\n`,
    });
  });

  it('says nothing of a folder that holds one', async () => {
    put('orders.json', plan('create'));
    put('base/orders.json', plan('create'));
    expect(await review('orders.json', '--base', 'base')).toMatchObject({ code: 0, err: '' });
  });
});

describe('what is written', () => {
  it('is Markdown, a page and JSON, beside what is printed', async () => {
    put('update.json', plan('update'));
    const { code, out } = await review(
      ...['update.json', '--format', 'markdown'],
      ...['--markdown', 'out/review.md', '--html', 'out/review.html', '--json', 'out/review.json'],
    );
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      'review.html',
      'review.json',
      'review.md',
    ]);
    expect(read('out/review.md')).toBe(out);
    expect(read('out/review.md')).toMatch(/^<!-- archway review -->\n/);
    expect(read('out/review.html')).toMatch(/^<!doctype html>/i);
    expect(JSON.parse(read('out/review.json'))).toEqual(await reviewed('update.json'));
  });

  it('is Markdown of so many bytes', async () => {
    put('review.json', reviewJson(sampleReview()));
    const { out } = await review('review.json', '--format', 'markdown', '--limit', '5000');
    expect(Buffer.byteLength(out)).toBeLessThanOrEqual(5000);
  });

  it('is nothing where a plan cannot be read', async () => {
    put('update.json', plan('update'));
    put('broken.json', plan('update').slice(0, -9));
    const { code, out } = await review('update.json', 'broken.json', '--markdown', 'review.md');
    expect([code, out, existsSync(join(folder, 'review.md'))]).toEqual([2, '', false]);
  });

  it('holds no sensitive value, in any form', async () => {
    put('sensitive.json', plan('sensitive'));
    const secret = /battery staple/;
    expect(plan('sensitive')).toMatch(secret);
    for (const format of ['terminal', 'markdown', 'html', 'json']) {
      expect((await review('sensitive.json', '--format', format)).out).not.toMatch(secret);
    }
  });
});

describe('--fail-on', () => {
  it('fails with the concerns of the kinds that are named, a line each', async () => {
    put('replace.json', plan('replace'));
    const { code, out, err } = await review('replace.json', '--fail-on', 'public,replace-stateful');
    expect([code, err.trim().split('\n').length]).toEqual([1, 2]);
    expect(err).toMatch(
      /^archway review: --fail-on replace-stateful: aws_dynamodb_table\.Orders: /m,
    );
    expect(out).toContain('2 to replace');
  });

  it('passes where there is no concern of those kinds', async () => {
    put('replace.json', plan('replace'));
    expect(await review('replace.json', '--fail-on', 'public')).toMatchObject({ code: 0, err: '' });
  });

  it('may be repeated', async () => {
    put('replace.json', plan('replace'));
    const kinds = ['--fail-on', 'replace-stateful', '--fail-on', 'public,admin'];
    expect((await review('replace.json', ...kinds)).code).toBe(1);
  });

  it('is what ARCHWAY_FAIL_ON says where no flag is given', async () => {
    put('replace.json', plan('replace'));
    const codeWith = async (variable: string, ...args: string[]): Promise<number> => {
      process.env['ARCHWAY_FAIL_ON'] = variable;
      try {
        return (await review('replace.json', ...args)).code;
      } finally {
        delete process.env['ARCHWAY_FAIL_ON'];
      }
    };
    expect(await codeWith('public, replace-stateful')).toBe(1);
    expect(await codeWith('replace-stateful', '--fail-on', 'public')).toBe(0);
    expect(await codeWith('')).toBe(0);
    expect(await codeWith('nope')).toBe(2);
  });

  it('has its kinds in --help', async () => {
    const words = (await review('--help')).out.replace(/\s+/g, ' ');
    expect(words).toContain(`The kinds: ${Object.keys(CONCERNS).join(', ')}`);
  });

  it.each(['nope', 'public,nope', ''])('lists the kinds where %j is none', async (kinds) => {
    put('replace.json', plan('replace'));
    expect(await review('replace.json', '--fail-on', kinds)).toEqual({
      code: 2,
      out: '',
      err: `archway: --fail-on: there is no kind '${kinds === '' ? '' : 'nope'}'; the kinds are ${Object.keys(CONCERNS).join(', ')}\n`,
    });
  });
});

describe('risks that somebody accepts', () => {
  const findings = async (...args: string[]): Promise<readonly string[]> =>
    (await reviewed(...args)).checks.added.map(({ ruleId }) => ruleId);

  it('are taken from the configuration', async () => {
    put('update.json', plan('update'));
    put('update.cdk.tf.json', stack('update'));
    expect(await findings('update.json')).toContain('wildcard-privilege');
    const document = JSON.parse(stack('update')) as {
      resource: { aws_iam_role_policy: { Maker: { '//': object } } };
    };
    const policy = document.resource.aws_iam_role_policy.Maker;
    policy['//'] = {
      ...policy['//'],
      archway: { accept: [{ rule: 'wildcard-privilege', because: 'it is a sandbox' }] },
    };
    put('update.cdk.tf.json', JSON.stringify(document));
    const after = await findings('update.json');
    expect(after).not.toContain('wildcard-privilege');
    expect(after).toContain('open-port');
  });

  it('are taken from .archway.json, where the command runs', async () => {
    put('update.json', plan('update'));
    put(
      '.archway.json',
      JSON.stringify({
        accept: [
          {
            rule: 'wildcard-privilege',
            at: 'aws_iam_role_policy.Maker',
            because: 'it is a sandbox',
          },
        ],
      }),
    );
    expect(await findings('update.json')).not.toContain('wildcard-privilege');
  });

  it('are told about where they cannot be read', async () => {
    put('update.json', plan('update'));
    put('.archway.json', '{');
    const { code, err } = await review('update.json');
    expect([code, err]).toEqual([2, expect.stringMatching(/^archway: .*is not valid JSON.*\n$/)]);
  });
});

describe('what cannot be read is told in one line', () => {
  it.each([
    ['nowhere.json', undefined, 'does not exist'],
    [
      'plan.bin',
      'PK\u0003\u0004 binary',
      "plan in Terraform's binary form; write one with: terraform show -json",
    ],
    ['half.json', plan('update').slice(0, 1000), 'is not valid JSON'],
    ['empty.json', '', 'is not valid JSON'],
    ['other.json', '{"name":"shop"}', 'is JSON, but no plan'],
    ['list.json', '[]', 'a plan is a JSON object'],
    [
      'state.json',
      '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}',
      'is a state, not a plan',
    ],
    [
      'terraform.tfstate',
      '{"version":4,"terraform_version":"1.11.4","resources":[]}',
      'is a state, not a plan',
    ],
    [
      'log.json',
      '{"@level":"info","@message":"a"}\n{"@level":"info","@message":"b"}\n',
      'is what terraform plan -json prints, a message a line, not a plan; write one with: terraform show -json',
    ],
    ['cdk.tf.json', '{"resource":{}}', 'is a configuration, not a plan: write one with: terraform'],
    ['review.json', '{"version": 9, "verdict": {}}', 'is a review of version 9'],
    ['none/x.txt', '', 'none holds no plan as JSON: write one with: terraform show -json'],
  ])('%s', async (name, content, message) => {
    if (content !== undefined) put(name, content);
    const { code, out, err } = await review(name.split('/')[0] ?? name);
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain(message);
  });

  it.each([
    [['--markdown', 'update.json/x'], 'update.json/x cannot be written'],
    [['--html', 'a.html', '--json', 'a.html'], 'a.html is to be written twice'],
    [['--configuration', 'none'], 'none does not exist'],
    [['--base', 'none.json'], 'none.json does not exist'],
    [['--format', 'pdf'], "argument 'pdf' is invalid"],
    [['--limit', '10'], "argument '10' is invalid"],
  ])('%j', async (args, message) => {
    put('update.json', plan('update'));
    const { code, out, err } = await review('update.json', ...args);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(message)]);
  });
});

it.each(['update.json', '.'])('reads a plan in UTF-16, named by %s', async (named) => {
  put('update.json', Buffer.from(`\uFEFF${plan('update')}`, 'utf16le'));
  expect((await reviewed(named)).counts.update).toBe(6);
});

it('says that a file is too large, also where it lies in a folder', async () => {
  put('huge.json', '');
  truncateSync(join(folder, 'huge.json'), 7e8);
  const { code, err } = await review('.');
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^archway: \S+huge\.json: is too large to be read: 700 MB, .*\n$/),
  ]);
});

it('reads a plan of any name', async () => {
  copyFileSync(join(PLANS, 'update.json'), join(folder, 'tfplan'));
  expect((await reviewed('tfplan')).counts.update).toBe(6);
});
