import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../cli/main';

jest.setTimeout(60_000);

/** A worker on Fargate, as others write it: an image from a registry, which nothing here builds. */
const TERRAFORM = `
provider "aws" {
  region = "eu-west-1"
}
resource "aws_sqs_queue" "dead" {
  name = "dead"
}
resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 2 })
}
resource "aws_sqs_queue" "done" {
  name = "done"
}
locals {
  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}
resource "aws_iam_role" "task" {
  name               = "task"
  assume_role_policy = local.trust
}
resource "aws_iam_role_policy" "task" {
  role = aws_iam_role.task.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["sqs:ReceiveMessage", "sqs:DeleteMessage"], Resource = aws_sqs_queue.jobs.arn },
      { Effect = "Allow", Action = ["sqs:SendMessage"], Resource = aws_sqs_queue.done.arn },
    ]
  })
}
resource "aws_secretsmanager_secret" "key" {
  name = "key"
}
resource "aws_iam_role" "execution" {
  name               = "execution"
  assume_role_policy = local.trust
}
resource "aws_iam_role_policy" "execution" {
  role = aws_iam_role.execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = aws_secretsmanager_secret.key.arn },
    ]
  })
}
resource "aws_ecs_cluster" "main" {
  name = "main"
}
resource "aws_ecs_task_definition" "worker" {
  family                   = "worker"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  task_role_arn            = aws_iam_role.task.arn
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions = jsonencode([{
    name        = "worker"
    image       = "registry.example.com/shop/worker:1.4"
    essential   = true
    environment = [{ name = "JOBS", value = aws_sqs_queue.jobs.url }, { name = "DONE", value = aws_sqs_queue.done.url }]
    secrets     = [{ name = "KEY", valueFrom = aws_secretsmanager_secret.key.arn }]
  }])
}
resource "aws_ecs_service" "worker" {
  name            = "worker"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.worker.arn
  desired_count   = 1
  launch_type     = "FARGATE"
  network_configuration {
    subnets = ["subnet-0123456789abcdef0"]
  }
}
`;

// The container has no node_modules: it takes the SDK from here.
const SDK = createRequire(__filename).resolve('@aws-sdk/client-sqs');
const WORKER = `
const sqs = require(${JSON.stringify(SDK)});
const client = new sqs.SQSClient({ maxAttempts: 1 });
const { JOBS, DONE, KEY } = process.env;
process.on('SIGTERM', () => process.exit(0));
(async () => {
  for (;;) {
    const { Messages = [] } = await client.send(new sqs.ReceiveMessageCommand({ QueueUrl: JOBS, WaitTimeSeconds: 5 }));
    for (const { Body, ReceiptHandle } of Messages) {
      await client.send(new sqs.SendMessageCommand({ QueueUrl: DONE, MessageBody: Body + ' signed with ' + KEY.length }));
      await client.send(new sqs.DeleteMessageCommand({ QueueUrl: JOBS, ReceiptHandle }));
    }
  }
})();
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archway containers-'));
  writeFileSync(join(folder, 'worker.cjs'), WORKER);
  writeFileSync(join(folder, 'secrets.json'), '{ "KEY": "open-sesame" }');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  readonly messages: readonly { readonly branches: readonly object[] }[];
  readonly problems: readonly string[];
}

async function local(terraform: string, ...args: readonly string[]) {
  writeFileSync(join(folder, 'main.tf'), terraform);
  let out = '';
  let err = '';
  const code = await main(
    ['local', '--send', 'jobs', 'a picture', ...args, '--no-check', '--json', '--out', 'out'],
    {
      out: (piece) => (out += piece),
      err: (piece) => (err += piece),
      live: false,
      cwd: folder,
      userFolder: folder,
      signal: new AbortController().signal,
    },
  );
  const { messages, problems } = JSON.parse(out) as Result;
  return { code, printed: out + err, branches: messages[0]?.branches, problems };
}

const image = () => ['--image', `worker=node "${join(folder, 'worker.cjs')}"`];

it('runs the command that stands for an image, with the secrets of a file', async () => {
  const run = await local(TERRAFORM, ...image(), '--secrets', 'secrets.json');
  expect(run.problems).toEqual([]);
  expect(run.branches).toMatchObject([
    { result: 'acknowledged', reason: 'it was taken from the queue and deleted' },
  ]);
  expect(run.code).toBe(0);
  expect(run.printed).not.toContain('open-sesame');
});

it('names the permission that the role of the task lacks', async () => {
  const { code, problems } = await local(
    TERRAFORM.replace('sqs:SendMessage', 'sqs:GetQueueUrl'),
    ...image(),
  );
  expect(problems.join('\n')).toMatch(/denied: .*sqs:SendMessage/);
  expect(code).toBe(1);
});

it('says which image is not known, and how to give it', async () => {
  const { code, problems } = await local(TERRAFORM);
  expect(problems[0]).toMatch(
    /^a task of worker stopped: worker: what the image registry.example.com\/shop\/worker:1.4 holds is not known here: say what stands for it with --image worker=COMMAND/,
  );
  expect(code).toBe(1);
});
