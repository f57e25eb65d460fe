import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isUnknown, textOf, Unknown } from '../value/value';
import { parseStack, readStack } from './read-stack';
import type { AttributeResolver } from '../configuration/configuration';
import type { Stack } from './stack';

const parse = (terraform: object, resolve?: AttributeResolver): Stack =>
  parseStack(JSON.stringify(terraform), 'stacks/orders/cdk.tf.json', resolve ? { resolve } : {});

/** The value of an output `x` in a configuration. */
const outputOf = (value: unknown, rest: object = {}, resolve?: AttributeResolver): unknown =>
  parse({ output: { x: { value } }, ...rest }, resolve).outputs[0]?.value;

const ARNS: AttributeResolver = ({ resource, attribute }) =>
  attribute === 'arn'
    ? `arn:aws:sqs:eu-west-1:123456789012:${textOf(resource.attributes['name'])}`
    : undefined;

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = join(folder, 'cdk.tf.json');
  const read = (text: string): Stack => {
    writeFileSync(file, text);
    return readStack(file);
  };

  it('is read from disk', () => {
    writeFileSync(file, '{"resource":{"aws_sqs_queue":{"Orders":{"delay_seconds":5}}}}');
    // #region read
    const stack = readStack(file);
    expect(stack.find('aws_sqs_queue.Orders')?.attributes).toEqual({ delay_seconds: 5 });
    // #endregion
  });

  it.each([
    ['{"resource":', 'is not valid JSON'],
    ['[]', 'a Terraform configuration is a JSON object, got a list'],
    ['{"name":"x","version":"1"}', 'none of its keys (name, version) is a block'],
    [
      '{"resource":{"aws_sqs_queue":5}}',
      'resource.aws_sqs_queue must be an object of named blocks, got a number',
    ],
    ['{"resource":"x"}', 'resource must be an object of types, got a string'],
  ])('%s is rejected in one line', (text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(/^[^\n]*$/);
  });

  it('that is missing is rejected with what to do', () => {
    expect(() => readStack('/nowhere/cdk.tf.json')).toThrow(
      '/nowhere/cdk.tf.json: there is no such file; synthesize the stack first',
    );
  });

  it('that holds nothing but a block list is accepted', () => {
    expect(read('{"resource":[]}').resources).toEqual([]);
  });
});

describe('the model', () => {
  const stack = parse({
    '//': { metadata: { stackName: 'orders', version: '0.21.0' } },
    terraform: {
      backend: { s3: { bucket: 'state', key: 'orders' } },
      required_providers: { aws: { source: 'aws', version: '>= 5.100.0, < 7.0.0' } },
    },
    provider: { aws: [{ region: 'eu-west-1' }, { alias: 'use1', region: 'us-east-1' }] },
    resource: {
      aws_sqs_queue: {
        Orders: {
          '//': { metadata: { path: 'orders/Orders/Default', uniqueId: 'Orders' } },
          name: 'orders',
          redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.Dead.arn}","maxReceiveCount":3}',
          depends_on: ['aws_sns_topic.Placed'],
          provider: 'aws.use1',
        },
        Dead: [{ name: 'dead' }],
      },
      aws_sns_topic: { Placed: {} },
    },
    data: { aws_region: { Current: {} } },
    module: { network: { source: './network' } },
    output: { url: { value: '${aws_sqs_queue.Orders.url}', sensitive: true } },
  });

  it('names the stack, its backend and providers', () => {
    expect(stack.name).toBe('orders');
    expect(stack.backend).toEqual({ type: 's3', attributes: { bucket: 'state', key: 'orders' } });
    expect(stack.requiredProviders).toEqual({ aws: '>= 5.100.0, < 7.0.0' });
    expect(stack.providers.map(({ alias, region }) => [alias, region])).toEqual([
      [undefined, 'eu-west-1'],
      ['use1', 'us-east-1'],
    ]);
    expect(stack.modules).toEqual(['network']);
  });

  it('has construct paths where CDKTF left them and addresses elsewhere', () => {
    expect(stack.resources.map(({ address, constructPath }) => [address, constructPath])).toEqual([
      ['aws_sqs_queue.Orders', 'orders/Orders/Default'],
      ['aws_sqs_queue.Dead', 'aws_sqs_queue.Dead'],
      ['aws_sns_topic.Placed', 'aws_sns_topic.Placed'],
    ]);
    expect(stack.dataSources.map(({ address }) => address)).toEqual(['data.aws_region.Current']);
  });

  it('lets no sensitive variable into a text, given or by default', () => {
    const { resources, variables } = parse({
      variable: { password: { default: 'hunter2', sensitive: true }, name: { default: 'orders' } },
      resource: { aws_sqs_queue: { Orders: { name: '${var.name}-${upper(var.password)}' } } },
    });
    expect(JSON.stringify([resources, variables]).toLowerCase()).not.toContain('hunter2');
    expect(resources[0]?.attributes['name']).toMatchObject({ references: ['var.password'] });
  });

  it('keeps meta-arguments apart from attributes', () => {
    const queue = stack.find('aws_sqs_queue.Orders');
    expect(Object.keys(queue?.attributes ?? {})).toEqual(['name', 'redrive_policy']);
    expect(queue).toMatchObject({ provider: 'aws.use1', dependsOn: ['aws_sns_topic.Placed'] });
  });

  it('has an edge for each use, with both attributes', () => {
    expect(stack.edges).toEqual([
      {
        from: 'aws_sqs_queue.Orders',
        attribute: 'redrive_policy',
        to: 'aws_sqs_queue.Dead',
        toAttribute: 'arn',
      },
      { from: 'aws_sqs_queue.Orders', attribute: 'depends_on', to: 'aws_sns_topic.Placed' },
      { from: 'output.url', attribute: 'value', to: 'aws_sqs_queue.Orders', toAttribute: 'url' },
    ]);
  });

  it('takes its name from the folder where CDKTF left none', () => {
    expect(parse({ resource: {} }).name).toBe('orders');
  });
});

describe('an expression', () => {
  it.each([
    ['plain', 'plain'],
    ['$${escaped}', '${escaped}'],
    ['${1 + 2 * 3}', 7],
    ['${(1 + 2) * 3}', 9],
    ['${-4}', -4],
    ['${true ? "a" : "b"}', 'a'],
    ['${1 == 1 && !false}', true],
    ['a-${"b"}-${3}', 'a-b-3'],
    ['${"nested ${"deep ${1}"}"}', 'nested deep 1'],
    ['${["a", "b",][1]}', 'b'],
    ['${{a = 1, "b" = 2, (lower("C")) : 3}}', { a: 1, b: 2, c: 3 }],
    [
      '${jsonencode({"b" = [1, true, null], "a" = "<x>"})}',
      '{"a":"\\u003cx\\u003e","b":[1,true,null]}',
    ],
    ['${jsondecode("{\\"a\\":1}").a}', 1],
    ['${join("-", concat(["a"], ["b"]))}', 'a-b'],
    ['${merge({a = 1}, {a = 2}).a}', 2],
    ['${format("%s-%d", "a", 5)}', 'a-5'],
    ['${trimprefix("arn:x", "arn:")}', 'x'],
    ['${try({}.nothing, "b")}', 'b'],
    ['${[for x in ["a"] : x]}', ['a']],
    ['%{ if true }a%{ endif }', 'a'],
    ['${element(["a", "b"], 3)}', 'b'],
  ])('%s is evaluated', (text, value) => {
    expect(outputOf(text)).toEqual(value);
  });

  it('encodes JSON around what is not known', () => {
    const value = outputOf('${jsonencode({arn = aws_vpc.Main.arn, count = 5})}');
    expect(value).toMatchObject({
      expression: '{"arn":"${aws_vpc.Main.arn}","count":5}',
      references: ['aws_vpc.Main.arn'],
    });
  });

  it.each([
    '${timestamp()}',
    '${try(local.nothing, "b")}',
    '${aws_vpc.Main.id}',
    '${var.stage}',
    '${"unclosed',
  ])('%s stays unknown, with a reason', (text) => {
    const value = outputOf(text);
    expect(value).toBeInstanceOf(Unknown);
    expect((value as Unknown).reason).not.toBe('');
  });

  it('reads variables with defaults, given values and locals in any order', () => {
    const terraform = {
      variable: { stage: { default: 'dev' } },
      locals: { name: '${local.prefix}-orders', prefix: '${var.stage}' },
      output: { x: { value: '${local.name}' } },
    };
    expect(parse(terraform).outputs[0]?.value).toBe('dev-orders');
    const given = parseStack(JSON.stringify(terraform), 'x', { variables: { stage: 'prod' } });
    expect(given.outputs[0]?.value).toBe('prod-orders');
  });

  it('that needs itself stays unknown', () => {
    const value = outputOf('${local.a}', { locals: { a: '${local.b}', b: '${local.a}' } });
    expect(isUnknown(value as Unknown)).toBe(true);
  });

  it('keeps the type of a single interpolation', () => {
    const resource = { aws_sqs_queue: { Orders: { delay_seconds: 5 } } };
    expect(outputOf('${aws_sqs_queue.Orders.delay_seconds}', { resource })).toBe(5);
    expect(outputOf('${aws_sqs_queue.Orders.delay_seconds}s', { resource })).toBe('5s');
  });
});

describe('a reference', () => {
  const resource = { aws_sqs_queue: { Orders: { name: 'orders' }, Dead: { name: 'dead' } } };

  it('to an argument is answered by the configuration, to a computed attribute by the resolver', () => {
    expect(
      outputOf('${aws_sqs_queue.Orders.name} ${aws_sqs_queue.Dead.arn}', { resource }, ARNS),
    ).toBe('orders arn:aws:sqs:eu-west-1:123456789012:dead');
  });

  it('is answered when the stack is resolved later', () => {
    const stack = parse({ resource, output: { x: { value: '${aws_sqs_queue.Dead.arn}' } } });
    expect(stack.resolved(ARNS).outputs[0]?.value).toBe('arn:aws:sqs:eu-west-1:123456789012:dead');
    expect(stack.outputs[0]?.value).toBeInstanceOf(Unknown);
  });

  it('that nobody answers is marked, with the known parts put in', () => {
    const value = outputOf('${aws_sqs_queue.Orders.name}/${aws_sqs_queue.Dead.arn}', { resource });
    expect(value).toMatchObject({
      expression: 'orders/${aws_sqs_queue.Dead.arn}',
      references: ['aws_sqs_queue.Dead.arn'],
      reason: 'known only after an apply',
    });
  });

  it('to a repeated resource is answered by the instance', () => {
    const repeated = { aws_sqs_queue: { Orders: { name: 'orders-${count.index}', count: 2 } } };
    expect(outputOf('${aws_sqs_queue.Orders[1].name}', { resource: repeated })).toBe('orders-1');
    expect(outputOf('${aws_sqs_queue.Orders[1].arn}', { resource: repeated })).toMatchObject({
      references: ['aws_sqs_queue.Orders[1].arn'],
    });
  });

  it('to a resource that repeats an unknown number of times is marked', () => {
    const repeated = { aws_sqs_queue: { Orders: { name: 'orders', count: '${var.size}' } } };
    expect(outputOf('${aws_sqs_queue.Orders[0].name}', { resource: repeated })).toMatchObject({
      reason: 'it is not known how often aws_sqs_queue.Orders repeats by count',
    });
  });

  it('to what is not there is marked', () => {
    expect(outputOf('${aws_sqs_queue.None.arn}', { resource }, ARNS)).toMatchObject({
      reason: 'aws_sqs_queue.None is not in this configuration',
    });
  });

  it('reaches into nested blocks, written as object or list', () => {
    const nested = { aws_x: { A: { block: { name: 'a' } }, B: { block: [{ name: 'b' }] } } };
    expect(outputOf('${aws_x.A.block[0].name}${aws_x.B.block.0.name}', { resource: nested })).toBe(
      'ab',
    );
  });
});
