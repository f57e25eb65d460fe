import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../cli/main';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, content: object | string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(
    join(folder, name),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}

async function check(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const printed = { out: '', err: '' };
  const code = await main(['check', ...args], {
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    live: false,
    cwd: folder,
    userFolder: folder,
    signal: new AbortController().signal,
  });
  return { code, ...printed };
}

const queue = (timeout: number): object => ({
  resource: {
    aws_sqs_queue: {
      Orders: {
        visibility_timeout_seconds: 360,
        redrive_policy:
          '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:1:dead","maxReceiveCount":5}',
      },
    },
    aws_lambda_function: { Take: { timeout } },
    aws_lambda_event_source_mapping: {
      Read: {
        event_source_arn: '${aws_sqs_queue.Orders.arn}',
        function_name: '${aws_lambda_function.Take.arn}',
      },
    },
  },
});
put('good/cdktf.out/stacks/shop/cdk.tf.json', queue(60));
put('good/cdktf.out/stacks/gone/cdk.tf.json', queue(900));
put('good/cdktf.out/manifest.json', {
  stacks: { shop: { synthesizedStackPath: 'stacks/shop/cdk.tf.json' } },
});
put('bad/main.tf.json', queue(900));
put('warned/main.tf.json', queue(61));

it('passes what has no mistake, and reads the stacks that the manifest names', async () => {
  expect(await check('good')).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^3 resources, \d+ rules: no findings\n1 file, 1 module: 3 of 3 instances judged\n$/,
    ),
    err: '',
  });
});

it('fails with an error, as a table with what to do', async () => {
  const { code, out } = await check('bad');
  expect(code).toBe(1);
  expect(out).toMatch(/^error\s+visibility-below-timeout\s+bad: aws_sqs_queue\.Orders/m);
  expect(out).toContain('visibility-below-timeout: Set visibility_timeout_seconds to six times');
});

it('passes with warnings, which --severity leaves out', async () => {
  expect(await check('warned')).toMatchObject({
    code: 0,
    out: expect.stringContaining('short-visibility'),
  });
  expect((await check('warned', '--severity', 'error')).out).toContain('no findings');
});

it('runs the rules that --rule names', async () => {
  const { code, out } = await check('bad', '--rule', 'event-loop', '--rule', 'open-port');
  expect([code, out]).toEqual([
    0,
    '3 resources, 2 rules: no findings\n1 file, 1 module: 3 of 3 instances judged\n',
  ]);
});

it('leaves out what a baseline knows', async () => {
  expect(await check('bad', '--baseline', 'known.json', '--write-baseline')).toMatchObject({
    code: 0,
    err: 'known.json has 1 findings.\n',
  });
  expect(await check('bad', '--baseline', 'known.json')).toMatchObject({
    code: 0,
    out: expect.stringContaining('no findings; 1 in the baseline'),
  });
});

it.each([
  ['json', '"ruleId": "visibility-below-timeout"'],
  ['sarif', '"version": "2.1.0"'],
  ['junit', '<testsuites name="archway check" failures="1"'],
  ['markdown', '## archway check: 1 error'],
])('writes %s to a file', async (format, text) => {
  expect(await check('bad', '--format', format, '--out', `out/${format}`)).toMatchObject({
    code: 1,
    out: '',
    err: `out/${format}: 1 error\n`,
  });
  expect(readFileSync(join(folder, 'out', format), 'utf8')).toContain(text);
});

it('takes risks that .archway.json accepts, where the command runs', async () => {
  put('.archway.json', {
    accept: [
      {
        rule: 'visibility-below-timeout',
        at: 'aws_sqs_queue.Orders',
        stack: 'bad',
        because: 'the mapping comes later',
      },
    ],
  });
  const { code, out } = await check('bad');
  rmSync(join(folder, '.archway.json'));
  expect([code, out]).toEqual([0, expect.stringContaining('no findings; 1 accepted')]);
});

it.each([
  [['nowhere'], 'nowhere does not exist'],
  [
    ['.', '--rule', 'no-such-rule'],
    "--rule: there is no rule no-such-rule; 'archway explain' lists the rules",
  ],
  [['.', '--rule', 'open-prt'], '--rule: there is no rule open-prt; did you mean open-port?'],
  [['bad', '--write-baseline'], '--write-baseline needs --baseline FILE'],
  [['bad', '--baseline', 'none.json'], '--baseline: none.json cannot be read'],
  [['bad', '--format', 'pdf'], "argument 'pdf' is invalid"],
])('rejects %j with exit code 2 and one line', async (args, message) => {
  const { code, err } = await check(...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

it.each([
  ['broken.tf.json', 3, '{', 'is not valid JSON'],
  ['other.json', 3, '{"name":"x"}', 'other.json'],
  ['notes.txt', 2, '', 'is not Terraform: name a folder'],
])('rejects the file %s with exit code %i in one line', async (name, exit, text, message) => {
  put(name, text);
  const { code, err } = await check(name);
  expect([code, err.trim().split('\n').length, err]).toEqual([
    exit,
    1,
    expect.stringContaining(message),
  ]);
});

it('judges the rest of a folder with a broken file, and does not pass', async () => {
  put('half/main.tf', 'resource "aws_sqs_queue" "q" {}\n');
  put('half/broken.tf', 'resource "aws_sqs_queue" "r" {\n  name = "x\n}\n');
  const { code, out } = await check('half');
  expect(code).toBe(3);
  expect(out).toContain('is not valid HCL (line 2: a string is not closed on its line)');
  expect(out).toContain('1 of 1 instance judged');
});

it('reads HCL', async () => {
  put(
    'hcl/main.tf',
    'resource "aws_security_group_rule" "ssh" {\n  type = "ingress"\n  protocol = "tcp"\n  from_port = 22\n  to_port = 22\n  cidr_blocks = ["0.0.0.0/0"]\n}\n',
  );
  const { code, out } = await check('hcl');
  expect([code, out]).toEqual([1, expect.stringContaining('main.tf:1')]);
});

it('explains a rule, with what it finds and what passes', async () => {
  const explain = async (...ids: readonly string[]) => {
    const printed = { out: '', err: '' };
    const code = await main(['explain', ...ids], {
      out: (text) => void (printed.out += text),
      err: (text) => void (printed.err += text),
      live: false,
      cwd: folder,
      userFolder: folder,
      signal: new AbortController().signal,
    });
    return { code, ...printed };
  };
  expect(await explain('event-loop')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^# event-loop\n[^]*## What it finds\n[^]*## What passes\n/),
  });
  expect(await explain()).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Event flow\n(?: {2}.*\n)*? {2}event-loop {2,}\S/m),
  });
  expect(await explain('no-such-rule')).toMatchObject({
    code: 2,
    err: expect.stringContaining(
      "there is no rule no-such-rule; 'archway explain' lists the rules",
    ),
  });
});

describe('a folder with several root modules', () => {
  const QUEUE = (timeout: string): string =>
    `variable "timeout" { default = 60 }
     resource "aws_sqs_queue" "Orders" {
       visibility_timeout_seconds = ${timeout}
       redrive_policy             = "{}"
     }`;
  put('many/one/main.tf', 'module "inner" {\n  source = "../inner"\n}\n');
  put('many/inner/main.tf', QUEUE('var.timeout'));
  put('many/two/main.tf', `${QUEUE('5')}\nmodule "away" {\n  source = "example/away/aws"\n}\n`);
  put('many/two/broken.tf', 'resource "x" {');
  put('many/three/main.tf', 'resource {');

  it('has each judged that no other one calls, and what is not read is named', async () => {
    const { code, out } = await check('many', '--format', 'json');
    const { read } = JSON.parse(out) as { read: { unread: { what: string }[] } };
    expect(code).toBe(3);
    expect(read).toMatchObject({ files: 3, modules: 3, instances: 2, judged: 2 });
    expect(read.unread.map(({ what }) => what.replace(folder, ''))).toEqual([
      '/many/three',
      '/many/two/broken.tf',
      'module.away',
    ]);
  });

  it.each(['table', 'json', 'sarif', 'junit', 'markdown'])('names it in %s too', async (format) => {
    const { out } = await check('many', '--format', format);
    expect(out).toContain('module.away');
    expect(out).toMatch(/2 of 2 instances judged|"judged": 2/);
  });

  it('is an error of its own where nothing can be read', async () => {
    const { code, err } = await check('many/three');
    expect([code, err]).toEqual([3, expect.stringMatching(/^archway: [^\n]*line 1: [^\n]*\n$/)]);
  });
});

describe('a file of a folder', () => {
  put('beside/main.tf', 'resource "aws_sqs_queue" "Q" {\n  name = var.name\n}\n');
  put('beside/variables.tf', 'variable "name" {\n  default = "q"\n}\n');
  put('alone/main.tf', 'resource "aws_sqs_queue" "Q" {}\n');

  it('is judged with the files beside it, and says so', async () => {
    const { err } = await check('beside/main.tf');
    expect(err).toBe(
      'beside/main.tf: Terraform reads a folder as a whole, so all 2 files of its folder count\n',
    );
    expect((await check('beside')).err).toBe('');
  });

  it('says nothing where it is the only one', async () => {
    expect((await check('alone/main.tf')).err).toBe('');
  });
});

describe('values from outside of the text', () => {
  put(
    'inputs/main.tf',
    `variable "size" { type = number }
     variable "names" { type = set(string) }
     resource "aws_sqs_queue" "Counted" { count = var.size }
     resource "aws_sqs_queue" "Named" { for_each = var.names }`,
  );
  put('inputs/some.tfvars', 'names = ["a"]\nsize = 9');
  const read = async (...args: string[]): Promise<unknown> =>
    (JSON.parse((await check('inputs', '--format', 'json', ...args)).out) as { read: unknown })
      .read;

  it('leave instances uncertain where nobody gives them', async () => {
    expect(await read()).toMatchObject({ instances: 2, judged: 0 });
  });

  it('are given by --var-file and --var, the later one first', async () => {
    expect(
      await read('--var-file', 'inputs/some.tfvars', '--var', 'size=2', '--var', 'names=["a","b"]'),
    ).toMatchObject({ instances: 4, judged: 4 });
    expect(await read('--var', 'size=2', '--var-file', 'inputs/some.tfvars')).toMatchObject({
      instances: 10,
      judged: 10,
    });
  });
});

describe('--fail-on', () => {
  const ssh = { from_port: 22, to_port: 22, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] };
  put('open/main.tf.json', { resource: { aws_security_group: { Web: { ingress: [ssh] } } } });

  it.each([
    ['open', 'public', 1],
    ['open', 'check-error', 1],
    ['open', 'admin,check-warning', 0],
    ['bad', 'public', 0],
    ['bad', 'check-error', 1],
    ['warned', 'check-warning', 1],
    ['warned', 'check-error', 0],
  ])('in %s names %s: %i', async (path, kinds, code) => {
    expect((await check(path, '--fail-on', kinds)).code).toBe(code);
  });

  it('refuses a kind that no finding has', async () => {
    const { code, err } = await check('bad', '--fail-on', 'destroy');
    expect(code).toBe(2);
    expect(err).toContain(
      "--fail-on: there is no kind 'destroy'; the kinds are public, admin, check-error, check-warning",
    );
  });
});
