import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../cli/main';

jest.setTimeout(60_000);

/** An HTTP API before a function that keeps notes in a table, as tutorials write it. */
const TERRAFORM = `
provider "aws" {
  region = "eu-west-1"
}
resource "aws_dynamodb_table" "notes" {
  name         = "notes"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_iam_role" "notes" {
  name = "notes"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
resource "aws_iam_role_policy" "notes" {
  role = aws_iam_role.notes.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["dynamodb:PutItem"], Resource = aws_dynamodb_table.notes.arn },
      { Effect = "Allow", Action = ["logs:*"], Resource = "*" },
    ]
  })
}
data "archive_file" "notes" {
  type        = "zip"
  source_dir  = "\${path.module}/src"
  output_path = "\${path.module}/build/notes.zip"
}
resource "aws_lambda_function" "notes" {
  function_name = "notes"
  role          = aws_iam_role.notes.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = data.archive_file.notes.output_path
  environment {
    variables = { TABLE = aws_dynamodb_table.notes.name }
  }
}
resource "aws_apigatewayv2_api" "notes" {
  name          = "notes"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_stage" "notes" {
  api_id      = aws_apigatewayv2_api.notes.id
  name        = "$default"
  auto_deploy = true
}
resource "aws_apigatewayv2_integration" "notes" {
  api_id                 = aws_apigatewayv2_api.notes.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.notes.invoke_arn
  payload_format_version = "2.0"
}
resource "aws_apigatewayv2_route" "notes" {
  api_id    = aws_apigatewayv2_api.notes.id
  route_key = "POST /notes/{id}"
  target    = "integrations/\${aws_apigatewayv2_integration.notes.id}"
}
resource "aws_lambda_permission" "notes" {
  function_name = aws_lambda_function.notes.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "\${aws_apigatewayv2_api.notes.execution_arn}/*/*"
}
`;

const HANDLER = `
const { DynamoDBClient, PutItemCommand } = require('@aws-sdk/client-dynamodb');
const tables = new DynamoDBClient({ maxAttempts: 1 });
exports.handler = async ({ pathParameters, body, headers }) => {
  const Item = { id: { S: pathParameters.id }, text: { S: JSON.parse(body).text } };
  await tables.send(new PutItemCommand({ TableName: process.env.TABLE, Item }));
  return { statusCode: 201, body: headers['x-user'] + ' wrote ' + pathParameters.id };
};
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archway request-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/index.js'), HANDLER);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function request(terraform: string, ...args: readonly string[]) {
  writeFileSync(join(folder, 'main.tf'), terraform);
  let out = '';
  let err = '';
  const code = await main(['local', ...args, '--no-check', '--json', '--out', 'out'], {
    out: (piece) => (out += piece),
    err: (piece) => (err += piece),
    live: false,
    cwd: folder,
    userFolder: folder,
    signal: new AbortController().signal,
  });
  if (out === '') return { code, err };
  const { messages, problems } = JSON.parse(out) as {
    messages: {
      branches: { branch: string; result: string; reason: string; steps: { text: string }[] }[];
    }[];
    problems: readonly string[];
  };
  return { code, err, problems, branches: messages[0]?.branches };
}

const POST = ['--request', 'POST /notes/7', '{"text":"hello"}', '--header', 'X-User: ada'] as const;

it('sends a request to the API, whose function writes into the table', async () => {
  const { code, branches, problems } = await request(TERRAFORM, ...POST);
  expect(problems).toEqual([]);
  expect(branches).toMatchObject([
    { branch: 'notes', result: 'acknowledged', reason: '201 ada wrote 7' },
    { branch: 'aws_lambda_function.notes' },
  ]);
  expect(branches?.[0]?.steps.map(({ text }) => text)).toContain('notes answered 201 ada wrote 7');
  expect(code).toBe(0);
});

it('names the permission that the function lacks', async () => {
  const { code, problems } = await request(
    TERRAFORM.replace('dynamodb:PutItem', 'dynamodb:GetItem'),
    ...POST,
  );
  expect(problems?.join('\n')).toContain('dynamodb:PutItem');
  expect(code).toBe(1);
});

it.each([
  [['--request', 'notes'], "a route is such as 'POST /orders', got notes"],
  [['--request', 'other GET /notes'], '--request: there is no other (notes)'],
  [['--request', 'GET /notes', '--header', 'X'], "a header is such as 'Idempotency-Key: 1', got X"],
])('%j is refused', async (args, message) => {
  const { code, err } = await request(TERRAFORM, ...args);
  expect(err).toContain(message);
  expect(code).toBe(2);
});
