import { readBack, synth, testApp } from '@archway/testing';
import { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
// #region example
import { Code, Function } from '@archway/compute';
import { AwsStack } from '@archway/core';
import type { Construct } from 'constructs';

class Photos extends AwsStack {
  constructor(scope: Construct, id: string, zip: string) {
    super(scope, id, { accountId: '111122223333', region: 'eu-central-1', stage: 'dev' });
    new Function(this, 'Thumbnail', {
      code: Code.fromZip(zip),
      handler: 'index.handler',
      memorySizeMib: 1_769,
      timeoutSeconds: 60,
      environment: { WIDTH_PIXELS: '128' },
    });
  }
}
// #endregion

// #region alias
import { Alias, FunctionUrl, LayerVersion, NodeFunction } from '@archway/compute';

/** A function whose callers keep one address while its code changes, with two warm environments at least. */
function prices(scope: Construct, entry: string, layerZip: string): FunctionUrl {
  const handler = new NodeFunction(scope, 'Prices', {
    entry,
    layers: [new LayerVersion(scope, 'Sharp', { code: Code.fromZip(layerZip) })],
    bundling: { externalModules: ['sharp'] },
  });
  const live = new Alias(scope, 'Live', {
    function: handler,
    aliasName: 'live',
    provisionedConcurrency: { minimum: 2, maximum: 20 },
  });
  return new FunctionUrl(scope, 'Url', { function: live });
}
// #endregion

it('answers at one address while its code changes', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway readme '));
  fs.writeFileSync(path.join(folder, 'sharp.zip'), 'PK\x03\x04');
  fs.writeFileSync(path.join(folder, 'prices.ts'), 'export const handler = 1;');
  const stack = synth((scope) => {
    prices(scope, path.join(folder, 'prices.ts'), path.join(folder, 'sharp.zip'));
  });
  fs.rmSync(folder, { recursive: true });
  expect(stack.only(LambdaFunctionUrl)).toMatchObject({
    authorization_type: 'AWS_IAM',
    qualifier: '${aws_lambda_alias.Live.name}',
  });
});

it('deploys a function named after its stage and place', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway readme '));
  const zip = path.join(folder, 'thumbnail-arm64.zip');
  fs.writeFileSync(zip, 'PK\x03\x04');
  const stack = readBack(new Photos(testApp(), 'photos', zip));
  fs.rmSync(folder, { recursive: true });
  expect(stack.only(LambdaFunction)).toMatchObject({
    function_name: 'dev-photos-Thumbnail',
    memory_size: 1_769,
  });
});
