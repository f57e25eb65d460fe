import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../cli/main';

/** Each value is as long as a password, and differs from the others. */
const secret = (from: string): string => `hush-${from}-"4711"`;

const SECRET = /hush-|hunter22|918273645/;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archway-secrets-'));
  process.env['TF_VAR_from_environment'] = secret('environment');
  text();
  plan();
});
afterAll(() => {
  delete process.env['TF_VAR_from_environment'];
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that a run says, and the files that it writes. */
async function said(...args: readonly string[]): Promise<string> {
  let all = '';
  const written = join(folder, 'written');
  mkdirSync(written, { recursive: true });
  await main(args, {
    out: (piece) => (all += piece),
    err: (piece) => (all += piece),
    live: false,
    cwd: folder,
    userFolder: folder,
    signal: new AbortController().signal,
  });
  const files = readdirSync(written, { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile())) {
    all += readFileSync(join(file.parentPath, file.name), 'utf8');
  }
  rmSync(written, { recursive: true });
  return all;
}

/** A folder of Terraform in which every kind of variable holds a secret and is used wherever one may be. */
function text(): void {
  const variables = ['by_default', 'from_file', 'from_environment', 'from_command'];
  const used = (name: string): string => `
variable "${name}" {
  type      = string
  sensitive = true
  ${name === 'by_default' ? `default = "hush-default"` : ''}
}
resource "aws_db_instance" "${name}" {
  engine            = "postgres"
  instance_class    = "db.t3.micro"
  allocated_storage = 20
  username          = "admin"
  password          = var.${name}
  tags              = { copy = "a \${var.${name}}" }
}
resource "aws_ssm_parameter" "${name}" {
  name  = "/${name}"
  type  = "String"
  value = jsonencode({ deep = [{ er = upper(var.${name}), as = var.${name} }] })
}
resource "aws_sqs_queue" "${name}" {
  name                       = "q-\${var.${name}}"
  visibility_timeout_seconds = var.${name}
  policy                     = "not JSON: \${var.${name}}"
}
resource "aws_lambda_function" "${name}" {
  function_name = "${name}"
  role          = "arn:aws:iam::111111111111:role/\${var.${name}}"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "code-\${var.${name}}.zip"
  environment {
    variables = { TOKEN = var.${name} }
  }
}
resource "aws_lambda_event_source_mapping" "${name}" {
  event_source_arn = aws_sqs_queue.${name}.arn
  function_name    = aws_lambda_function.${name}.arn
}
resource "aws_security_group" "${name}" {
  description = var.${name}
  ingress {
    description = var.${name}
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0", var.${name}]
  }
}
output "${name}" {
  value     = { nested = [var.${name}] }
  sensitive = true
}
module "${name}" {
  source = "./inner"
  given  = var.${name}
}
`;
  const root = join(folder, 'text');
  mkdirSync(join(root, 'inner'), { recursive: true });
  writeFileSync(
    join(root, 'main.tf'),
    `${variables.map(used).join('')}
variable "typed" {
  type      = number
  sensitive = "true"
}
`,
  );
  writeFileSync(
    join(root, 'inner/main.tf'),
    `variable "given" {}
resource "aws_s3_bucket" "b" {
  bucket = var.given
  tags   = { copy = var.given }
}
output "given" {
  value = var.given
}
`,
  );
  writeFileSync(join(root, 'terraform.tfvars'), 'from_file = "hush-file"\n');
}

/** A plan in which Terraform marks secrets, and the provider copies them to where nobody does. */
function plan(): void {
  const change = (type: string, after: object, marks: object): object => ({
    address: `${type}.x`,
    mode: 'managed',
    type,
    name: 'x',
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: {
      actions: ['update'],
      before: JSON.parse(JSON.stringify(after).replaceAll('hush-', 'hush-before-')) as object,
      after,
      after_unknown: {},
      before_sensitive: marks,
      after_sensitive: marks,
    },
  });
  const name = secret('plan');
  writeFileSync(
    join(folder, 'plan.json'),
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.4',
      variables: { token: { value: name }, number: { value: 918273645 } },
      resource_changes: [
        change(
          'aws_db_instance',
          { engine: 'postgres', password: 'hunter22', tags_all: { copy: `is ${name}` } },
          { password: true },
        ),
        change(
          'aws_sqs_queue',
          {
            name: 'q',
            policy: JSON.stringify({ Statement: [{ Sid: name, Effect: 'Allow', Principal: '*' }] }),
            tags: { nested: 'x', number: '918273645' },
          },
          {},
        ),
        change(
          'aws_security_group',
          {
            description: name,
            ingress: [
              {
                from_port: 22,
                to_port: 22,
                protocol: 'tcp',
                cidr_blocks: ['0.0.0.0/0'],
                description: name,
              },
            ],
          },
          { ingress: [{ description: true }] },
        ),
      ],
      output_changes: {
        token: {
          actions: ['create'],
          before: null,
          after: name,
          before_sensitive: false,
          after_sensitive: true,
        },
      },
      configuration: {
        root_module: {
          variables: { token: { sensitive: true }, number: { sensitive: true } },
        },
      },
    }),
  );
}

const command = ['--var', `from_command=${secret('command')}`, '--var', 'typed=hunter22'];

describe('secrets in the variables of a text', () => {
  it.each(['table', 'json', 'sarif', 'junit', 'markdown'])(
    'are not in what check writes as %s',
    async (format) => {
      const all = await said('check', 'text', '--format', format, ...command);
      expect(all).toContain('aws_security_group.by_default');
      expect(all).not.toMatch(SECRET);
    },
  );

  it('are not in a baseline', async () => {
    const baseline = ['--baseline', 'written/baseline.json', '--write-baseline'];
    expect(await said('check', 'text', ...baseline, ...command)).not.toMatch(SECRET);
  });

  it.each(['text', 'json', 'markdown', 'html'])(
    'are not in what recovery writes as %s',
    async (format) => {
      const all = await said('recovery', 'text', '--format', format, ...command);
      expect(all).toContain('aws_db_instance.by_default');
      expect(all).not.toMatch(SECRET);
    },
  );

  it.each([[[]], [['--json']]])(
    'are not in what a local run writes with %j',
    async (more) => {
      const all = await said(
        ...['local', '--terraform', 'text', '--send', 'by_default', '{}', '--no-check'],
        ...['--out', 'written/local', ...more, ...command],
      );
      expect(all).not.toBe('');
      expect(all).not.toMatch(SECRET);
    },
    60_000,
  );
});

describe('secrets in a plan', () => {
  it.each(['terminal', 'markdown', 'html', 'json'])(
    'are not in what review writes as %s',
    async (format) => {
      const all = await said('review', 'plan.json', '--format', format);
      expect(all).toContain('aws_db_instance');
      expect(all).not.toMatch(SECRET);
    },
  );

  it.each(['table', 'json', 'sarif', 'junit', 'markdown'])(
    'are not in what check writes as %s',
    async (format) => {
      const all = await said('check', 'plan.json', '--format', format);
      expect(all).toContain('aws_security_group.x');
      expect(all).not.toMatch(SECRET);
    },
  );

  it.each(['text', 'json', 'markdown', 'html'])(
    'are not in what recovery writes as %s',
    async (format) => {
      expect(await said('recovery', 'plan.json', '--format', format)).not.toMatch(SECRET);
    },
  );

  it('are not in a review of the text that the plan was made of', async () => {
    const all = await said('review', 'plan.json', '--configuration', 'text', ...command);
    expect(all).not.toMatch(SECRET);
  });
});

describe('an error', () => {
  it.each([
    ['a value without a name', ['--var', '=hunter22']],
    ['a value that is no assignment', ['--var', 'hunter22']],
    ['a value of another type', ['--var', 'typed=hunter22']],
    ['a value for a variable that is not there', ['--var', 'other=hunter22']],
  ])('of %s does not repeat it', async (_, args) => {
    for (const name of ['check', 'recovery']) {
      const all = await said(name, 'text', ...args);
      expect(all).not.toBe('');
      expect(all).not.toMatch(SECRET);
    }
  });

  it.each([
    ['values.tfvars', 'token = hunter22 hunter22\n'],
    ['values.tfvars', 'token = "hunter22\n'],
    ['values.tfvars', 'hunter22\n'],
    ['values.tfvars.json', '{"token": hunter22}'],
  ])('of a file of values, %s with %j, does not repeat it', async (file, content) => {
    writeFileSync(join(folder, file), content);
    const all = await said('check', 'text', '--var-file', file);
    expect(all).toContain(file);
    expect(all).not.toMatch(SECRET);
  });

  it.each([
    ['broken.tf.json', '{"variable": {"token": {"default": hunter22}}}'],
    ['broken.json', '{"format_version": "1.2", "variables": {"token": {"value": "hunter22" "x"}}}'],
  ])('of %s does not repeat what it holds', async (file, content) => {
    writeFileSync(join(folder, file), content);
    const all = await said('check', file);
    expect(all).toContain('is not valid JSON');
    expect(all).not.toMatch(SECRET);
  });
});
