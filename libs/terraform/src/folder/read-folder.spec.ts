import { assert, asyncProperty, constantFrom, integer, array, uniqueArray } from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Configuration, ReadOptions } from '../configuration/configuration';
import { Unknown } from '../value/value';
import { readFolder } from './read-folder';

const root = mkdtempSync(join(tmpdir(), 'terraform-'));
afterAll(() => rmSync(root, { recursive: true }));

let made = 0;

/** A folder with these files, by their path. */
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = join(root, `estate-${made++}`);
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

const read = (
  files: Readonly<Record<string, string>>,
  options?: ReadOptions,
): Promise<Configuration> => readFolder(folderOf(files), options);

const QUEUE = 'resource "aws_sqs_queue" "Orders" {\n  delay_seconds = 5\n}\n';

describe('a folder', () => {
  it('keeps the ends of lines that a heredoc has, as Terraform does', async () => {
    const text = 'output "x" {\r\n  value = <<-A\r\n    one\r\n      two\r\n    A\r\n}\r\n';
    expect((await read({ 'main.tf': text })).outputs[0]?.value).toBe('one\r\n  two\r\n');
    const unix = await read({ 'main.tf': text.replaceAll('\r\n', '\n') });
    expect(unix.outputs[0]?.value).toBe('one\n  two\n');
  });

  it('is read as Terraform does, from both syntaxes', async () => {
    const folder = folderOf({ 'queue.tf': QUEUE, 'topic.tf.json': '{"locals":{"a":1}}' });
    // #region read
    const configuration = await readFolder(folder);
    expect(configuration.find('aws_sqs_queue.Orders')).toMatchObject({
      attributes: { delay_seconds: 5 },
      position: { file: join(folder, 'queue.tf'), line: 1 },
    });
    // #endregion
  });

  it('says the same in HCL and in JSON', async () => {
    const hcl = await read({
      'main.tf': `
        variable "stage" { default = "dev" }
        locals { name = "orders-\${var.stage}" }
        resource "aws_sqs_queue" "Dead" { name = "\${local.name}-dead" }
        resource "aws_sqs_queue" "Orders" {
          name           = local.name
          tags           = { (var.stage) = "x", "a/b" = true }
          redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.Dead.arn })
          depends_on     = [aws_sqs_queue.Dead]
        }`,
    });
    const json = await read({
      'main.tf.json': JSON.stringify({
        variable: { stage: { default: 'dev' } },
        locals: { name: 'orders-${var.stage}' },
        resource: {
          aws_sqs_queue: {
            Dead: { name: '${local.name}-dead' },
            Orders: {
              name: '${local.name}',
              tags: { '${var.stage}': 'x', 'a/b': true },
              redrive_policy: '${jsonencode({ deadLetterTargetArn = aws_sqs_queue.Dead.arn })}',
              depends_on: ['aws_sqs_queue.Dead'],
            },
          },
        },
      }),
    });
    const shown = ({ resources, edges }: Configuration): unknown =>
      JSON.parse(
        JSON.stringify({ resources, edges }, (key, value: unknown) =>
          key === 'position' ? undefined : value,
        ),
      );
    expect(shown(hcl)).toEqual(shown(json));
    expect(hcl.find('aws_sqs_queue.Orders')?.attributes).toMatchObject({
      name: 'orders-dev',
      tags: { dev: 'x', 'a/b': 'true' },
      redrive_policy: { references: ['aws_sqs_queue.Dead.arn'] },
    });
  });

  it('means the same however its blocks are spread over files', async () => {
    const names = ['A', 'B', 'C', 'D'];
    const block = (name: string): object => ({
      resource: { aws_sqs_queue: { [name]: { name: `\${local.${name}}` } } },
      locals: { [name]: name.toLowerCase() },
    });
    await assert(
      asyncProperty(
        array(integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
        async (places) => {
          const files = Object.fromEntries(
            names.map((name, at) => [`${name}-${places[at]}.tf.json`, JSON.stringify(block(name))]),
          );
          const { resources } = await read(files);
          expect(resources.map(({ attributes }) => attributes['name']).sort()).toEqual([
            'a',
            'b',
            'c',
            'd',
          ]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('has override files replace arguments and blocks of the others', async () => {
    const configuration = await read({
      'main.tf': `
        provider "aws" { region = "eu-west-1" }
        resource "aws_security_group" "Web" {
          name = "web"
          ingress { from_port = 80 }
          ingress { from_port = 443 }
        }`,
      'web_override.tf':
        'resource "aws_security_group" "Web" {\n  ingress {\n    from_port = 22\n  }\n}',
      'override.tf.json': '{"provider":{"aws":{"region":"us-east-1"}}}',
    });
    expect(configuration.find('aws_security_group.Web')).toMatchObject({
      attributes: { name: 'web', ingress: [{ from_port: 22 }] },
      region: 'us-east-1',
    });
    expect(configuration.providers).toHaveLength(1);
  });

  it('has the values of its tfvars files, and those given before them', async () => {
    const files = {
      'main.tf':
        'variable "a" {}\nvariable "b" {}\nvariable "c" { default = "c" }\noutput "x" {\n  value = "${var.a}${var.b}${var.c}"\n}',
      'terraform.tfvars': 'a = "1"\nb = "2"',
      'late.auto.tfvars.json': '{"b":"3"}',
    };
    expect((await read(files)).outputs[0]?.value).toBe('13c');
    expect((await read(files, { variables: { a: '9' } })).outputs[0]?.value).toBe('93c');
  });

  it.each([
    [{}, 'holds no .tf or .tf.json file'],
    [
      { 'main.tf': 'resource "a" {\n  x = \n}' },
      'main.tf: is not valid HCL (line 2: Invalid expression',
    ],
    [{ 'main.tf.json': '{' }, 'main.tf.json: is not valid JSON'],
    [{ 'main.tf': QUEUE, 'terraform.tfvars.json': '[]' }, 'values of variables are a JSON object'],
  ])('%j is rejected in one line', async (files, message) => {
    await expect(read(files)).rejects.toThrow(message);
    await expect(read(files)).rejects.toThrow(/^[^\n]*$/);
  });

  it('that is not there is rejected', async () => {
    await expect(readFolder('/nowhere')).rejects.toThrow('/nowhere: there is no such folder');
  });
});

describe('a dynamic block', () => {
  const group = (ports: string): Promise<Configuration> =>
    read({
      'main.tf': `
        variable "open" {}
        resource "aws_security_group" "Web" {
          ingress { from_port = 1 }
          dynamic "ingress" {
            for_each = ${ports}
            content { from_port = ingress.value }
          }
        }`,
    });
  const ingress = async (ports: string): Promise<unknown> =>
    (await group(ports)).find('aws_security_group.Web')?.attributes['ingress'];

  it('is as many blocks as it repeats for, after those written out', async () => {
    expect(await ingress('[80, 443]')).toEqual([
      { from_port: 1 },
      { from_port: 80 },
      { from_port: 443 },
    ]);
    expect(await ingress('{ web = 80 }')).toEqual([{ from_port: 1 }, { from_port: 80 }]);
  });

  it('makes all blocks of its type unknown where it is not known for what it repeats', async () => {
    expect(await ingress('var.open')).toBeInstanceOf(Unknown);
  });

  it('is no reference to a resource', async () => {
    expect((await group('[80]')).edges).toEqual([]);
  });
});

describe('a module', () => {
  const INNER = `
    variable "queue_arn" {}
    variable "name" { default = "placed" }
    resource "aws_sns_topic" "this" { name = var.name }
    resource "aws_sns_topic_subscription" "this" {
      topic_arn = aws_sns_topic.this.arn
      endpoint  = var.queue_arn
    }
    output "topic_arn" { value = aws_sns_topic.this.arn }
    output "name" { value = aws_sns_topic.this.name }`;
  const OUTER = `
    provider "aws" { region = "eu-west-1" }
    provider "aws" {
      alias  = "use1"
      region = "us-east-1"
    }
    locals { queue = aws_sqs_queue.Orders.arn }
    resource "aws_sqs_queue" "Orders" { name = "from-\${module.placed.name}" }
    module "placed" {
      source    = "./placed"
      queue_arn = local.queue
      providers = { aws = aws.use1 }
    }
    output "topic" { value = module.placed.topic_arn }`;
  const files = { 'main.tf': OUTER, 'placed/main.tf': INNER };

  it('is read with what it is given, and gives back what it puts out', async () => {
    const configuration = await read(files);
    expect(configuration.find('module.placed.aws_sns_topic.this')).toMatchObject({
      module: 'module.placed',
      attributes: { name: 'placed' },
    });
    expect(configuration.find('aws_sqs_queue.Orders')?.attributes['name']).toBe('from-placed');
    expect(configuration.outputs[0]?.value).toMatchObject({
      references: ['module.placed.aws_sns_topic.this.arn'],
    });
    expect(configuration.modules).toEqual([]);
  });

  it('has the provider that it is given, else its caller’s', async () => {
    const configuration = await read(files);
    expect(configuration.find('module.placed.aws_sns_topic.this')).toMatchObject({
      provider: 'aws.use1',
      region: 'us-east-1',
    });
    const plain = await read({ ...files, 'main.tf': OUTER.replace(/providers = .*/, '') });
    expect(plain.find('module.placed.aws_sns_topic.this')?.region).toBe('eu-west-1');
  });

  it('has edges to what is behind its variables, and to it from behind its outputs', async () => {
    const { edges } = await read(files);
    expect(edges).toContainEqual({
      from: 'module.placed.aws_sns_topic_subscription.this',
      attribute: 'endpoint',
      to: 'aws_sqs_queue.Orders',
      toAttribute: 'arn',
    });
    expect(edges).toContainEqual({
      from: 'output.topic',
      attribute: 'value',
      to: 'module.placed.aws_sns_topic.this',
      toAttribute: 'arn',
    });
  });

  it('that repeats is as many modules, each with its own resources and outputs', async () => {
    const configuration = await read({
      ...files,
      'main.tf': OUTER.replace('source    =', 'count = 2\n source =')
        .replace('module.placed.name', 'module.placed[0].name')
        .replace('module.placed.topic_arn', 'module.placed[*].topic_arn'),
    });
    expect(configuration.resources.map(({ address }) => address)).toEqual([
      'aws_sqs_queue.Orders',
      'module.placed[0].aws_sns_topic.this',
      'module.placed[0].aws_sns_topic_subscription.this',
      'module.placed[1].aws_sns_topic.this',
      'module.placed[1].aws_sns_topic_subscription.this',
    ]);
    expect(configuration.outputs[0]?.value).toMatchObject([
      { references: ['module.placed[0].aws_sns_topic.this.arn'] },
      { references: ['module.placed[1].aws_sns_topic.this.arn'] },
    ]);
  });

  it('that repeats an unknown number of times is one of which nothing is certain', async () => {
    const configuration = await read({
      ...files,
      'main.tf': `variable "size" {}\n${OUTER.replace('source    =', 'count = var.size\n source =')}`,
    });
    expect(configuration.find('module.placed.aws_sns_topic.this')?.repetition).toBe('count');
    expect(configuration.outputs[0]?.value).toMatchObject({
      reason: 'it is not known how often module.placed repeats by count',
    });
  });

  it('that does not repeat at all is not there', async () => {
    const configuration = await read({
      'main.tf': 'module "vpc" {\n  count = 0\n  source = "terraform-aws-modules/vpc/aws"\n}',
    });
    expect([configuration.modules, configuration.resources]).toEqual([[], []]);
  });

  it('that is not on this machine is named, and what it puts out is unknown', async () => {
    const configuration = await read({
      'main.tf':
        '# first\nmodule "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}\noutput "x" {\n  value = module.vpc.id\n}',
    });
    expect(configuration.modules).toEqual(['vpc']);
    expect(configuration.reading?.unread).toEqual([
      {
        what: 'module.vpc',
        why: 'it is not on this machine: terraform init fetches it',
        position: { file: expect.stringMatching(/main\.tf$/), line: 2 },
      },
    ]);
    expect(configuration.outputs[0]?.value).toMatchObject({
      reason: 'the inside of module.vpc is not on this machine',
    });
  });

  it('that terraform init has fetched is read', async () => {
    const configuration = await read({
      'main.tf': 'module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}',
      '.terraform/modules/modules.json':
        '{"Modules":[{"Key":"","Dir":"."},{"Key":"vpc","Dir":".terraform/modules/vpc"}]}',
      '.terraform/modules/vpc/main.tf': QUEUE,
    });
    expect(configuration.modules).toEqual([]);
    expect(configuration.resources.map(({ address }) => address)).toEqual([
      'module.vpc.aws_sqs_queue.Orders',
    ]);
  });

  it('that calls itself is not read again', async () => {
    const configuration = await read({ 'main.tf': `${QUEUE}module "self" {\n  source = "./"\n}` });
    expect(configuration.resources).toHaveLength(1);
    expect(configuration.modules).toEqual(['self']);
    expect(configuration.reading?.unread[0]?.why).toBe('no Terraform is read from ./');
  });
});

describe('a value of a folder', () => {
  it.each(['each.key', 'count.index', 'path.cwd', 'terraform.workspace', 'self.id'])(
    '%s stays unknown, and refers to no resource',
    async (expression) => {
      const { resources, edges } = await read({
        'main.tf': `resource "aws_sqs_queue" "Orders" {\n  name = ${expression}\n}`,
      });
      expect(resources[0]?.attributes['name']).toBeInstanceOf(Unknown);
      expect(edges).toEqual([]);
    },
  );

  it('never depends on the order of files', async () => {
    await assert(
      asyncProperty(
        uniqueArray(constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 3, maxLength: 3 }),
        async ([first = '', second = '', third = '']) => {
          const { outputs } = await read({
            [`${first}.tf.json`]: '{"locals":{"x":"${local.y}!"}}',
            [`${second}.tf.json`]: '{"locals":{"y":"${var.z}"},"variable":{"z":{"default":"z"}}}',
            [`${third}.tf.json`]: '{"output":{"x":{"value":"${local.x}"}}}',
          });
          expect(outputs[0]?.value).toBe('z!');
        },
      ),
      { numRuns: 20 },
    );
  });
});
