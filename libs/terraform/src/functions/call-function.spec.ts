import { findTerraformBinary, runTerraform } from '@archway/rehearsal';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvaluationError } from '../expression/evaluation-error';
import { ofKind } from '../value/kind';
import { isSensitive, isUnknown, Sensitive, Unknown, type Value } from '../value/value';
import { BUILT_IN } from './built-in';
import { callFunction } from './call-function';

const UNKNOWN = new Unknown('${aws_x.A.id}', ['aws_x.A.id'], 'known only after an apply');
const isNotKnown = (name: string, ...values: Value[]): boolean =>
  isUnknown(callFunction(name, values));

describe('a function', () => {
  it('is there for each one of Terraform', () => {
    const names = namesOfTerraform();
    // Without Terraform on this machine there is nothing to compare with.
    expect(names.filter((name) => !Object.hasOwn(BUILT_IN, name))).toEqual([]);
    if (process.env['ARCHWAY_TERRAFORM'] === 'required') expect(names.length).toBeGreaterThan(100);
  });

  it.each<[string, Value[], Value]>([
    ['core::upper', ['a'], 'A'],
    ['lookup', [{}, 'constructor', 'd'], 'd'],
    ['lookup', [{}, '__proto__', 'd'], 'd'],
    ['max', ['3', 1], 3],
    [
      'provider::aws::arn_build',
      ['aws', 'iam', '', '123456789012', 'role/x'],
      'arn:aws:iam::123456789012:role/x',
    ],
    [
      'provider::aws::arn_parse',
      ['arn:aws:sqs:eu-west-1:123456789012:a:b'],
      {
        account_id: '123456789012',
        partition: 'aws',
        region: 'eu-west-1',
        resource: 'a:b',
        service: 'sqs',
      },
    ],
    [
      'provider::aws::trim_iam_role_path',
      ['arn:aws:iam::123456789012:role/team/ops/Deploy'],
      'arn:aws:iam::123456789012:role/Deploy',
    ],
  ])('%s(%j) is %j', (name, values, result) => {
    expect(callFunction(name, values)).toEqual(result);
  });

  it.each<[string, Value[]]>([
    ['upper', []],
    ['upper', ['a', 'b']],
    ['upper', [null]],
    ['upper', [['a']]],
    ['regex', ['b', 'a']],
    ['regex', ['(', 'a']],
    ['cidrsubnet', ['10.0.0.0/16', 8, 256]],
    ['jsondecode', ['{']],
    ['yamldecode', ['a: [']],
    ['provider::aws::arn_parse', ['arn:aws:sqs']],
    ['provider::aws::trim_iam_role_path', ['arn:aws:iam::123456789012:user/team/Ana']],
  ])('%s(%j) is refused', (name, values) => {
    expect(() => callFunction(name, values)).toThrow(EvaluationError);
  });

  it.each(['timestamp', 'plantimestamp', 'uuid'])('%s() is not known', (name) => {
    expect(isNotKnown(name)).toBe(true);
  });

  it('that Terraform does not have is not known', () => {
    expect(isNotKnown('nope', 'a')).toBe(true);
    expect(isNotKnown('constructor')).toBe(true);
  });
});

describe('what is not known', () => {
  it('makes the result unknown, with where it comes from', () => {
    expect(callFunction('upper', [UNKNOWN])).toMatchObject({ references: ['aws_x.A.id'] });
  });

  it('within a list leaves known what does not depend on it', () => {
    expect(callFunction('length', [[UNKNOWN, 'a']])).toBe(2);
    expect(callFunction('element', [[UNKNOWN, 'a'], 1])).toBe('a');
    expect(callFunction('keys', [{ a: UNKNOWN }])).toEqual(['a']);
    expect(callFunction('contains', [[UNKNOWN, 'a'], 'a'])).toBe(true);
    expect(isNotKnown('contains', [UNKNOWN, 'a'], 'b')).toBe(true);
    expect(isNotKnown('join', ',', [UNKNOWN])).toBe(true);
    expect(isNotKnown('length', ofKind('set', [UNKNOWN, 'a']))).toBe(true);
  });

  it('stands in a JSON text and in a format in the words of Terraform', () => {
    expect(callFunction('jsonencode', [{ a: UNKNOWN }])).toMatchObject({
      expression: '{"a":"${aws_x.A.id}"}',
    });
    expect(callFunction('format', ['%s/*', UNKNOWN])).toMatchObject({
      expression: '${aws_x.A.id}/*',
    });
  });

  it('is anything sensitive too, and it stays so', () => {
    expect(isSensitive(callFunction('sensitive', ['secret']))).toBe(true);
    expect(isNotKnown('upper', new Sensitive('secret'))).toBe(true);
    expect(callFunction('issensitive', [new Sensitive('secret')])).toBe(true);
    expect(callFunction('issensitive', ['a'])).toBe(false);
  });
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'functions-'));
  const root = join(folder, 'root');
  const module = join(folder, 'module');
  const refused: string[] = [];
  const call = (name: string, ...values: Value[]): Value =>
    callFunction(name, values, { root, module, refused: (path) => refused.push(path) });

  beforeAll(() => {
    for (const each of [root, module, join(root, 'deep')]) mkdirSync(each);
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(root, 'a.txt'), 'a');
    writeFileSync(join(root, 'bytes.bin'), Buffer.from([0xff]));
    writeFileSync(join(root, 'deep', 'b.json'), '{}');
    writeFileSync(join(module, 'm.txt'), 'm');
    symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
    symlinkSync(folder, join(module, 'linked'));
  });
  beforeEach(() => (refused.length = 0));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('of the module and of the folder where Terraform runs is read', () => {
    expect(call('file', 'a.txt')).toBe('a');
    expect(call('file', '../module/m.txt')).toBe('m');
    expect(call('file', join(module, 'm.txt'))).toBe('m');
    expect(call('filemd5', './a.txt')).toBe('0cc175b9c0f1b6a831c399e269772661');
    expect(refused).toEqual([]);
  });

  it.each([
    '/etc/passwd',
    '../secret.txt',
    'deep/../../secret.txt',
    'link.txt',
    '../module/linked/secret.txt',
  ])('at %s is not read, and named', (path) => {
    expect(isUnknown(call('file', path))).toBe(true);
    expect(isUnknown(call('fileexists', path))).toBe(true);
    expect(refused).toEqual([path, path]);
  });

  it('that is not there, or no text, is refused as by Terraform', () => {
    expect(call('fileexists', 'none.txt')).toBe(false);
    expect(() => call('file', 'none.txt')).toThrow(EvaluationError);
    expect(() => call('file', 'deep')).toThrow(EvaluationError);
    expect(() => call('file', 'bytes.bin')).toThrow(EvaluationError);
    expect(call('filebase64', 'bytes.bin')).toBe('/w==');
  });

  it('is one of a set by its pattern, and a set with a symbolic link is not known', () => {
    expect(call('fileset', 'deep', '*.json')).toEqual(['b.json']);
    expect(call('fileset', 'deep', '*.txt')).toEqual([]);
    expect(isUnknown(call('fileset', '.', '**'))).toBe(true);
  });

  it('is not read where nobody says which folder', () => {
    expect(isUnknown(callFunction('file', ['a.txt']))).toBe(true);
  });
});

function namesOfTerraform(): readonly string[] {
  const terraform = findTerraformBinary();
  if (typeof terraform === 'string') {
    if (process.env['ARCHWAY_TERRAFORM'] === 'required') throw new Error(terraform);
    return [];
  }
  const text = runTerraform(terraform, __dirname, ['metadata', 'functions', '-json']);
  const { function_signatures: all } = JSON.parse(text) as { function_signatures: object };
  return Object.keys(all).filter((name) => !name.startsWith('core::'));
}
