import { synth } from '@archway/testing';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { NodeFunctionProps } from './node-function';
import { NodeFunction } from './node-function';

let folder: string;
let entry: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway node '));
  entry = path.join(folder, 'resize.ts');
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function made(code: string, props: Partial<NodeFunctionProps> = {}) {
  fs.writeFileSync(entry, code);
  return synth((scope) => {
    new NodeFunction(scope, 'Resize', { entry, ...props });
  }).only(LambdaFunction);
}

it('runs the bundle of its entry', () => {
  expect(made('export const handler = (width: number) => width;')).toMatchObject({
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    filename: expect.stringMatching(/^assets\/Resize_Code_\w+\/[0-9A-F]{32}\/index\.zip$/),
    source_code_hash: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
  });
});

it('plans the same for the same code, and another hash for other code', () => {
  const one = made('export const handler = 1;');
  expect(made('export const handler = 1;')).toEqual(one);
  expect(made('export const handler = 2;')['source_code_hash']).not.toBe(one['source_code_hash']);
});

it('calls another export, and takes what a function takes', () => {
  expect(
    made('export const resize = 1;', { handlerName: 'resize', memorySizeMib: 1_769 }),
  ).toMatchObject({ handler: 'index.resize', memory_size: 1_769 });
});

it('refuses code that does not compile', () => {
  expect(() => made('export const = 1;')).toThrow(
    /NodeFunction 'test\/Resize': entry must compile, got ".+" at resize\.ts:1:14/,
  );
});
