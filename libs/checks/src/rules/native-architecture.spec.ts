import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseStack } from '@archway/terraform';
import { zipSync } from 'fflate';
import { Estate } from '../estate/estate';
import { problemsOf, unseenBy } from '../testing/observe';
import { nativeArchitecture } from './native-architecture';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'native-architecture-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A function with a package of these files; none where the package is not there. */
const withPackage = (files: readonly string[] | undefined, rest: object = {}) => {
  if (files !== undefined) {
    const zip = zipSync(Object.fromEntries(files.map((name) => [name, new Uint8Array(1)])));
    writeFileSync(join(folder, 'code.zip'), zip);
  }
  const resource = { aws_lambda_function: { Resize: { filename: 'code.zip', ...rest } } };
  const variable = { path: {} };
  return parseStack(JSON.stringify({ resource, variable }), join(folder, 'cdk.tf.json'));
};
const ARM = { architectures: ['arm64'] };
const packaged = (name: string) => `node_modules/${name}/package.json`;

it('finds sharp for another processor', () => {
  const stack = withPackage([packaged('sharp'), packaged('@img/sharp-linux-x64')], ARM);
  expect(problemsOf(nativeArchitecture, stack)).toEqual([
    'aws_lambda_function.Resize: runs on arm64, and code.zip has @img/sharp for linux-x64 alone',
  ]);
});

it.each([
  ['@img/sharp-darwin-arm64', '@img/sharp for darwin-arm64'],
  ['@img/sharp-linuxmusl-arm64', '@img/sharp for linuxmusl-arm64'],
  ['@esbuild/linux-x64', '@esbuild for linux-x64'],
  ['@swc/core-linux-arm64-musl', '@swc/core for linuxmusl-arm64'],
  ['@rollup/rollup-win32-x64-msvc', '@rollup/rollup for win32-x64'],
])('finds %s alone', (name, found) => {
  expect(problemsOf(nativeArchitecture, withPackage([packaged(name)], ARM)).join()).toContain(
    found,
  );
});

it.each<[string, readonly string[], object]>([
  ['its own system', [packaged('sharp'), packaged('@img/sharp-linux-arm64')], ARM],
  [
    'its own system among others',
    ['x64', 'arm64'].map((cpu) => packaged(`@img/sharp-linux-${cpu}`)),
    ARM,
  ],
  ['the default architecture', [packaged('@img/sharp-linux-x64')], {}],
  ['glibc', [packaged('@swc/core-linux-arm64-gnu')], ARM],
  ['WebAssembly', [packaged('@img/sharp-darwin-arm64'), packaged('@img/sharp-wasm32')], ARM],
  ['an older sharp', [packaged('sharp'), 'node_modules/sharp/build/Release/sharp.node'], ARM],
  [
    'sharp in a layer',
    [packaged('sharp')],
    { ...ARM, layers: ['arn:aws:lambda:eu-west-1:1:layer:sharp:1'] },
  ],
  ['no native package', ['index.js', packaged('@img/colour')], ARM],
])('accepts %s', (_, files, rest) => {
  const stack = withPackage(files, rest);
  expect(problemsOf(nativeArchitecture, stack)).toEqual([]);
  expect(unseenBy(nativeArchitecture, stack)).toEqual([]);
});

it('finds sharp without any binary', () => {
  expect(problemsOf(nativeArchitecture, withPackage([packaged('sharp')], ARM))).toEqual([
    'aws_lambda_function.Resize: has sharp in code.zip without a binary for any system',
  ]);
});

it('finds the package beside a configuration that names it by path.module', () => {
  const stack = withPackage([packaged('@img/sharp-linux-x64')], {
    ...ARM,
    filename: '${path.module}/code.zip',
  });
  expect(problemsOf(nativeArchitecture, stack)).toHaveLength(1);
});

it.each<[string, readonly string[] | undefined, object, string]>([
  ['a package that is not there', undefined, {}, 'what is in its package'],
  ['a path that is not known', ['index.js'], { filename: '${var.path}' }, 'what is in its package'],
  ['an unknown architecture', ['index.js'], { architectures: '${var.path}' }, 'architectures'],
])('says that it cannot see %s', (_, files, rest, what) => {
  expect(unseenBy(nativeArchitecture, withPackage(files, rest))).toEqual([
    `aws_lambda_function.Resize: ${what}`,
  ]);
});

it('leaves functions from S3 and from images alone', () => {
  const stack = withPackage(undefined, { filename: null, s3_key: 'code.zip' });
  expect([...nativeArchitecture.check(new Estate([stack]))]).toEqual([]);
});
