import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration, Resource } from '../configuration/configuration';
import { readFolder } from '../folder/read-folder';
import { isUnknown, type Value } from '../value/value';

const folder = mkdtempSync(join(tmpdir(), 'archway-arguments-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(hcl: string): Promise<Configuration> {
  writeFileSync(join(folder, 'main.tf'), hcl);
  return readFolder(folder);
}

async function resource(type: string, body: string): Promise<Resource['attributes']> {
  const found = (await read(`resource "${type}" "x" {\n${body}\n}`)).find(`${type}.x`);
  if (found === undefined) throw new Error(`there is no ${type}.x`);
  return found.attributes;
}

/** What another resource says of an argument. */
async function referred(type: string, body: string, expression: string): Promise<Value> {
  const text = `resource "${type}" "x" {\n${body}\n}\noutput "o" {\n  value = ${expression}\n}`;
  return (await read(text)).outputs[0]?.value ?? null;
}

describe('an argument of AWS', () => {
  it.each([
    ['a number', 'aws_lambda_function', 'timeout', '"15"', 15],
    ['a number that is one', 'aws_lambda_function', 'timeout', '15', 15],
    ['a boolean', 'aws_lambda_function', 'publish', '"true"', true],
    ['a string', 'aws_lambda_function', 'function_name', '12', '12'],
    ['a string that is one', 'aws_lambda_function', 'function_name', '"f"', 'f'],
    ['a set', 'aws_lb', 'subnets', '["b", "a", "b"]', ['a', 'b']],
    ['a list', 'aws_lambda_function', 'layers', '["b", "a", "b"]', ['b', 'a', 'b']],
    ['a map', 'aws_lambda_function', 'tags', '{ n = 1, f = true }', { n: '1', f: 'true' }],
    ['a protocol', 'aws_security_group_rule', 'protocol', '"6"', 'tcp'],
    ['a protocol that has no name', 'aws_security_group_rule', 'protocol', '50', '50'],
    ['a number that Terraform refuses', 'aws_lambda_function', 'timeout', '"soon"', 'soon'],
    ['null', 'aws_lambda_function', 'timeout', 'null', null],
  ])('is in the type of its argument: %s', async (_, type, name, written, value) => {
    expect((await resource(type, `${name} = ${written}`))[name]).toEqual(value);
  });

  it('is in the type of its argument within blocks', async () => {
    const { ingress } = await resource(
      'aws_security_group',
      'ingress {\n  from_port = "22"\n  protocol = -1\n  cidr_blocks = toset(["b", "a"])\n}',
    );
    expect(ingress).toEqual([{ from_port: 22, protocol: '-1', cidr_blocks: ['a', 'b'] }]);
  });

  it('keeps what is not known in a set, behind what is', async () => {
    const { subnets } = await resource('aws_lb', 'subnets = [aws_subnet.s.id, "b", "a"]');
    expect(JSON.parse(JSON.stringify(subnets))).toEqual(['a', 'b', '${aws_subnet.s.id}']);
  });

  it('is as it is written for another provider', async () => {
    expect(await resource('other_thing', 'timeout = "15"')).toEqual({ timeout: '15' });
  });
});

describe('a reference to an argument of AWS', () => {
  it('has the type of the argument', async () => {
    const value = await referred(
      'aws_lambda_function',
      'timeout = "15"',
      '[aws_lambda_function.x.timeout == 15, jsonencode(aws_lambda_function.x.timeout)]',
    );
    expect(value).toEqual([true, '15']);
  });

  it('goes through a set in the order of Terraform', async () => {
    const joined = await referred('aws_lb', 'subnets = ["b", "a"]', 'join(",", aws_lb.x.subnets)');
    expect(joined).toBe('a,b');
  });

  it('does not know the size of a set with what is known only after an apply', async () => {
    const body = 'subnets = [aws_subnet.s.id, "a"]';
    expect(isUnknown(await referred('aws_lb', body, 'length(aws_lb.x.subnets)'))).toBe(true);
    expect(await referred('aws_lb', 'subnets = ["a", "b"]', 'length(aws_lb.x.subnets)')).toBe(2);
  });

  it('hands on a set as it is', async () => {
    const both = await read(
      [
        'resource "aws_lb" "x" {\n  subnets = [aws_subnet.s.id, "a"]\n}',
        'resource "aws_lb" "y" {\n  subnets = aws_lb.x.subnets\n}',
      ].join('\n'),
    );
    expect(both.find('aws_lb.y')?.attributes['subnets']).toEqual(
      both.find('aws_lb.x')?.attributes['subnets'],
    );
  });

  it('does not know the order of blocks that are a set', async () => {
    const two = 'ingress {\n  from_port = 1\n}\ningress {\n  from_port = 2\n}';
    const ports = '[for rule in aws_security_group.x.ingress : rule.from_port]';
    expect(isUnknown(await referred('aws_security_group', two, ports))).toBe(true);
    const one = 'ingress {\n  from_port = "1"\n}';
    expect(await referred('aws_security_group', one, ports)).toEqual([1]);
  });
});

describe('blocks of one type', () => {
  it('have the order of the text, written or dynamic', async () => {
    const { default_action: actions } = await resource(
      'aws_lb_listener',
      [
        'default_action {\n  order = 1\n}',
        'dynamic "default_action" {\n  for_each = [2, 3]\n  content {\n    order = default_action.value\n  }\n}',
        'default_action {\n  order = 4\n}',
      ].join('\n'),
    );
    expect(actions).toEqual([1, 2, 3, 4].map((order) => ({ order })));
  });
});
