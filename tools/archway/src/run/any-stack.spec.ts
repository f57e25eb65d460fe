import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../cli/main';

jest.setTimeout(60_000);

/** Hand-written Terraform: no CDKTF, code beside it, run from `main.tf`. */
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archway any-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

interface Told {
  readonly code: number;
  readonly err: string;
  readonly problems: readonly string[];
  readonly notSimulated: readonly string[];
  readonly results: readonly string[];
}

async function archway(...args: readonly string[]): Promise<Told> {
  let out = '';
  let err = '';
  const code = await main(['local', ...args, '--json', '--out', 'out'], {
    out: (piece) => (out += piece),
    err: (piece) => (err += piece),
    live: false,
    cwd: folder,
    userFolder: folder,
    signal: new AbortController().signal,
  });
  if (out === '') return { code, err, problems: [], notSimulated: [], results: [] };
  const json = JSON.parse(out) as {
    readonly problems: readonly string[];
    readonly notSimulated: readonly string[];
  } & Record<'photos' | 'messages', { branches: { branch: string; result: string }[] }[]>;
  const results = [...json.photos, ...json.messages].flatMap(({ branches }) =>
    branches.map(({ branch, result }) => `${branch}: ${result}`),
  );
  return { code, err, problems: json.problems, notSimulated: json.notSimulated, results };
}

const PROVIDER = 'provider "aws" {\n  region = "eu-west-1"\n}\n';

const ROLE = `
resource "aws_iam_role" "job" {
  name = "job"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy_attachment" "job" {
  role       = aws_iam_role.job.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"
}
`;

const FUNCTION = `
data "archive_file" "job" {
  type        = "zip"
  source_dir  = "\${path.module}/src"
  output_path = "\${path.module}/build/job.zip"
}
resource "aws_lambda_function" "job" {
  function_name    = "job"
  role             = aws_iam_role.job.arn
  handler          = "index.handler"
  runtime          = "nodejs22.x"
  timeout          = 10
  filename         = data.archive_file.job.output_path
  source_code_hash = data.archive_file.job.output_base64sha256
}
`;

const MAPPING = `
resource "aws_lambda_event_source_mapping" "job" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.job.arn
}
`;

const QUEUE = `
resource "aws_sqs_queue" "jobs" {
  name                       = "jobs"
  visibility_timeout_seconds = 60
}
`;

const HANDLER = 'exports.handler = async (event) => { console.log(JSON.stringify(event)); };';

describe('hand-written HCL', () => {
  it('carries an object from a bucket over a queue to a function', async () => {
    write('src/index.js', HANDLER);
    write('notes.txt', 'hello');
    write(
      'main.tf',
      `${PROVIDER}${ROLE}${FUNCTION}${MAPPING}${QUEUE}
resource "aws_s3_bucket" "drop" {
  bucket = "drop"
}
resource "aws_sqs_queue_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.id
  policy    = data.aws_iam_policy_document.jobs.json
}
data "aws_iam_policy_document" "jobs" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs.arn]
    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_s3_bucket.drop.arn]
    }
  }
}
resource "aws_s3_bucket_notification" "drop" {
  bucket = aws_s3_bucket.drop.id
  queue {
    queue_arn = aws_sqs_queue.jobs.arn
    events    = ["s3:ObjectCreated:*"]
  }
}`,
    );
    const told = await archway('--terraform', 'main.tf', '--upload', 'drop', 'notes.txt');
    expect(told.err).toContain('1 object → drop/ → aws_lambda_function.job');
    expect(told).toMatchObject({
      code: 0,
      results: ['aws_lambda_function.job: acknowledged'],
      notSimulated: [],
    });
  });

  it('carries a message from a topic to a function', async () => {
    write('src/index.js', HANDLER);
    write(
      'main.tf',
      `${PROVIDER}${ROLE}${FUNCTION}
resource "aws_sns_topic" "news" {
  name = "news"
}
resource "aws_lambda_permission" "news" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.job.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.news.arn
}
resource "aws_sns_topic_subscription" "job" {
  topic_arn = aws_sns_topic.news.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.job.arn
}`,
    );
    const told = await archway('--publish', 'news', 'extra, extra');
    expect(told).toMatchObject({ code: 0, results: ['aws_lambda_function.job: acknowledged'] });
  });

  it('finds the queue inside of a module', async () => {
    write('src/index.js', HANDLER);
    write('queue/main.tf', `${QUEUE}output "arn" {\n  value = aws_sqs_queue.jobs.arn\n}`);
    const mapping = MAPPING.replace('aws_sqs_queue.jobs.arn', 'module.queue.arn');
    write(
      'main.tf',
      `${PROVIDER}${ROLE}${FUNCTION}${mapping}module "queue" {\n  source = "./queue"\n}`,
    );
    const told = await archway('--send', 'jobs', 'go');
    expect(told).toMatchObject({
      code: 0,
      problems: [],
      results: ['aws_lambda_function.job: acknowledged'],
    });
  });

  it('runs a function of Python', async () => {
    write('src/app.py', 'def handler(event, context):\n    raise ValueError(event["name"])\n');
    const python = FUNCTION.replace('index.handler', 'app.handler').replace(
      'nodejs22.x',
      'python3.12',
    );
    write('main.tf', `${PROVIDER}${ROLE}${python}`);
    write('event.json', '{ "name": "Ada" }');
    const told = await archway('--invoke', 'job', 'event.json');
    expect(told.problems).toEqual([
      'event 1 of job failed on aws_lambda_function.job: ValueError: Ada',
    ]);
    expect(told.code).toBe(1);
  });

  it('carries an object over EventBridge and a queue to a function', async () => {
    write('src/index.js', HANDLER);
    write('notes.txt', 'hello');
    write(
      'main.tf',
      `${PROVIDER}${ROLE}${FUNCTION}${MAPPING}${QUEUE}
resource "aws_s3_bucket" "drop" {
  bucket = "drop"
}
resource "aws_s3_bucket_notification" "drop" {
  bucket      = aws_s3_bucket.drop.id
  eventbridge = true
}
resource "aws_cloudwatch_event_rule" "created" {
  name          = "created"
  event_pattern = jsonencode({ source = ["aws.s3"], detail = { object = { key = [{ suffix = ".txt" }] } } })
}
resource "aws_cloudwatch_event_target" "jobs" {
  rule = aws_cloudwatch_event_rule.created.name
  arn  = aws_sqs_queue.jobs.arn
}
resource "aws_sqs_queue_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:SendMessage",
    Principal = { Service = "events.amazonaws.com" }, Resource = aws_sqs_queue.jobs.arn,
    Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.created.arn } } }] })
}`,
    );
    const told = await archway('--upload', 'drop', 'notes.txt', '--logs');
    expect(told).toMatchObject({
      code: 0,
      problems: [],
      results: ['aws_lambda_function.job: acknowledged'],
      notSimulated: [],
    });
    expect(told.err).toMatch(/job {2}START RequestId: .*Object Created.*job {2}END RequestId/s);
    expect(told.err).toMatch(/REPORT RequestId: .*Max Memory Used: \d+ MB\tInit Duration: /);
  });

  it('calls a function by its schedule, once where nothing else is asked for', async () => {
    write('src/index.js', HANDLER);
    write(
      'main.tf',
      `${PROVIDER}${ROLE}${FUNCTION}
resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "cron(0 3 * * ? *)"
}
resource "aws_cloudwatch_event_target" "job" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.job.arn
}
resource "aws_lambda_permission" "nightly" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.job.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.nightly.arn
}`,
    );
    expect(await archway()).toMatchObject({
      code: 0,
      results: ['aws_lambda_function.job: acknowledged'],
    });
    expect((await archway('--for', '3d')).results).toHaveLength(3);
  });

  it('takes the code that the stack puts into S3', async () => {
    write('src/index.js', HANDLER);
    const inBucket = FUNCTION.replace(/ {2}filename .*\n/, '').replace(
      / {2}source_code_hash .*\n/,
      '  s3_bucket = aws_s3_object.code.bucket\n  s3_key = aws_s3_object.code.key\n',
    );
    write(
      'main.tf',
      `${PROVIDER}${ROLE}${inBucket}
resource "aws_s3_bucket" "code" {
  bucket = "code"
}
resource "aws_s3_object" "code" {
  bucket = aws_s3_bucket.code.id
  key    = "job.zip"
  source = data.archive_file.job.output_path
}`,
    );
    expect(await archway('--invoke', 'job', '{}')).toMatchObject({ code: 0 });
  });
});

describe('several stacks', () => {
  it('run together, and a message follows from one into the other', async () => {
    const job = (name: string, body: string): string => {
      write(`${name}/src/index.js`, body);
      return `${PROVIDER}${ROLE}${FUNCTION}`
        .replaceAll('"job"', `"${name}"`)
        .replaceAll('.job.', `.${name}.`);
    };
    const grant = `
resource "aws_iam_role_policy" "first" {
  role   = aws_iam_role.first.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "arn:aws:sqs:eu-west-1:123456789012:jobs" }] })
}`;
    const send = `const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs');
exports.handler = (event) => new SQSClient({}).send(new SendMessageCommand({
  QueueUrl: process.env.QUEUE_URL, MessageBody: 'next' })).then(() => null);`;
    const variable = `  timeout = 10
  environment {
    variables = { QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs" }
  }
`;
    const first = job('first', send).replace(/ {2}timeout .*\n/, variable);
    write('first/main.tf', `${first}${grant}`);
    const mapping = MAPPING.replaceAll('"job"', '"second"').replace('.job.', '.second.');
    write('second/main.tf', `${job('second', HANDLER)}${QUEUE}${mapping}`);
    const told = await archway(
      ...['--terraform', 'first', '--terraform', 'second', '--invoke', 'first', '{}'],
    );
    expect(told).toMatchObject({
      code: 0,
      problems: [],
      results: [
        'aws_lambda_function.first: acknowledged',
        'aws_lambda_function.second: acknowledged',
      ],
    });
  });
});

describe('what AWS refuses at deployment is refused here', () => {
  it.each([
    [
      'a reserved variable',
      'timeout = 10\n  environment {\n    variables = { AWS_REGION = "x" }\n  }',
      '',
    ],
    [
      'more than 4 KB of variables',
      `timeout = 10\n  environment {\n    variables = { A = "${'x'.repeat(4100)}" }\n  }`,
      '',
    ],
    ['a timeout above the visibility timeout', 'timeout = 90', ''],
    ['a batch of 100 without a window', 'timeout = 10', 'batch_size = 100'],
    [
      'a maximum concurrency of 1',
      'timeout = 10',
      'scaling_config {\n    maximum_concurrency = 1\n  }',
    ],
  ])('%s', async (_what, ofFunction, ofMapping) => {
    write('src/index.js', HANDLER);
    const fn = FUNCTION.replace('timeout          = 10', ofFunction);
    const mapping = MAPPING.replace('function_name ', `${ofMapping}\n  function_name `);
    write('main.tf', `${PROVIDER}${ROLE}${fn}${mapping}${QUEUE}`);
    const told = await archway('--send', 'jobs', 'go');
    expect(told.err).toContain('AWS refuses the deployment');
    expect(told.code).toBe(1);
  });

  it('and --no-check runs it anyway', async () => {
    write('src/index.js', HANDLER);
    const mapping = MAPPING.replace('function_name ', 'batch_size = 100\n  function_name ');
    write('main.tf', `${PROVIDER}${ROLE}${FUNCTION}${mapping}${QUEUE}`);
    expect(await archway('--send', 'jobs', 'go', '--no-check')).toMatchObject({ code: 0 });
  });
});

it('says that a function of another language does not run here', async () => {
  write('src/index.js', HANDLER);
  write('main.tf', `${PROVIDER}${ROLE}${FUNCTION.replace('nodejs22.x', 'java21')}`);
  const told = await archway('--invoke', 'job', '{}');
  expect(told.problems[0]).toContain('java21 does not run here');
  expect(told.code).toBe(1);
});

it('says what it does not simulate, and names a layer that is elsewhere', async () => {
  write('src/index.js', HANDLER);
  const fn = FUNCTION.replace(
    'timeout          = 10',
    'timeout = 10\n  layers = ["arn:aws:lambda:eu-west-1:017000801446:layer:Powertools:3"]\n  vpc_config {\n    subnet_ids = ["subnet-1"]\n    security_group_ids = ["sg-1"]\n  }',
  );
  write('main.tf', `${PROVIDER}${ROLE}${fn}`);
  expect((await archway('--invoke', 'job', '{}')).notSimulated).toEqual([
    expect.stringContaining('layer:Powertools:3 is not in the stacks'),
    expect.stringContaining('vpc_config is not simulated'),
  ]);
});

it('writes a report that names the way', async () => {
  write('src/index.js', HANDLER);
  write('main.tf', `${PROVIDER}${ROLE}${FUNCTION}${MAPPING}${QUEUE}`);
  await archway('--send', 'jobs', 'go');
  expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain('message 1 to jobs');
});
