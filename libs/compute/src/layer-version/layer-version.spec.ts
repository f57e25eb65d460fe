import { synth } from '@archway/testing';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaLayerVersion } from '@cdktf/provider-aws/lib/lambda-layer-version';
import { LambdaLayerVersionPermission } from '@cdktf/provider-aws/lib/lambda-layer-version-permission';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Code } from '../code/code';
import type { FunctionProps } from '../function/function-props';
import { Function } from '../function/function';
import type { LayerVersionProps } from './layer-version';
import { LayerVersion } from './layer-version';

let folder: string;
let code: Code;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway layer '));
  fs.writeFileSync(path.join(folder, 'sharp.zip'), 'PK\x03\x04');
  code = Code.fromZip(path.join(folder, 'sharp.zip'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const withLayer = (props: Partial<LayerVersionProps> = {}, of: Partial<FunctionProps> = {}) =>
  synth((scope) => {
    const layer = new LayerVersion(scope, 'Sharp', { code, ...props });
    new Function(scope, 'Resize', { code, handler: 'index.handler', layers: [layer], ...of });
  });

it('is a version that functions name', () => {
  const stack = withLayer();
  expect(stack.only(LambdaLayerVersion)).toEqual({
    layer_name: 'test-test-Sharp',
    filename: expect.stringMatching(/\/sharp\.zip$/),
    source_code_hash: expect.any(String),
  });
  expect(stack.only(LambdaFunction)['layers']).toEqual(['${aws_lambda_layer_version.Sharp.arn}']);
});

it('stands before layers of others', () => {
  expect(withLayer({}, { layerArns: ['arn:other'] }).only(LambdaFunction)['layers']).toEqual([
    '${aws_lambda_layer_version.Sharp.arn}',
    'arn:other',
  ]);
});

it('says what it runs on, by which licence, and stays when another comes', () => {
  expect(
    withLayer({
      layerName: 'sharp',
      description: 'Pictures',
      compatibleRuntimes: ['nodejs22.x'],
      compatibleArchitectures: ['arm64'],
      licenseInfo: 'Apache-2.0',
      keepVersions: true,
    }).only(LambdaLayerVersion),
  ).toMatchObject({
    layer_name: 'sharp',
    description: 'Pictures',
    compatible_runtimes: ['nodejs22.x'],
    compatible_architectures: ['arm64'],
    license_info: 'Apache-2.0',
    skip_destroy: true,
  });
});

it('lets another account use this version', () => {
  const stack = synth((scope) => {
    new LayerVersion(scope, 'Sharp', { code }).grantUse('Partner', '444455556666');
  });
  expect(stack.only(LambdaLayerVersionPermission)).toEqual({
    layer_name: '${aws_lambda_layer_version.Sharp.layer_name}',
    version_number: '${tonumber(aws_lambda_layer_version.Sharp.version)}',
    statement_id: 'Partner',
    action: 'lambda:GetLayerVersion',
    principal: '444455556666',
  });
});

it('refuses an account that is none', () => {
  expect(() =>
    synth((scope) => {
      new LayerVersion(scope, 'Sharp', { code }).grantUse('Partner', '*');
    }),
  ).toThrow('LayerVersion \'test/Sharp\': accountId must be an account id of 12 digits, got "*"');
});

it.each<[string, Partial<LayerVersionProps>, Partial<FunctionProps>]>([
  ['a name of 140', { layerName: 'n'.repeat(140) }, {}],
  ['a layer of two runtimes', { compatibleRuntimes: ['python3.13', 'nodejs22.x'] }, {}],
  ['a layer for this chip', { compatibleArchitectures: ['arm64'] }, {}],
  ['five layers', {}, { layerArns: Array.from({ length: 4 }, () => 'arn') }],
])('accepts %s', (_, props, of) => {
  expect(() => withLayer(props, of)).not.toThrow();
});

it.each<[string, Partial<LayerVersionProps>, Partial<FunctionProps>, string]>([
  ['a name of 141', { layerName: 'n'.repeat(141) }, {}, 'layerName must be'],
  ['no runtime', { compatibleRuntimes: [] }, {}, 'compatibleRuntimes must name a runtime'],
  [
    'a layer for another runtime',
    { compatibleRuntimes: ['python3.13'] },
    {},
    "layers must run on nodejs22.x, got 'test/Sharp' for python3.13",
  ],
  [
    'a layer for another chip',
    { compatibleArchitectures: ['x86_64'] },
    {},
    "layers must be built for arm64, got 'test/Sharp' for x86_64",
  ],
  ['six layers', {}, { layerArns: Array.from({ length: 5 }, () => 'arn') }, 'at most 5 together'],
])('refuses %s', (_, props, of, problem) => {
  expect(() => withLayer(props, of)).toThrow(problem);
});
