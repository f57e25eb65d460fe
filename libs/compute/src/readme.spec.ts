import { readBack, testApp } from '@archway/testing';
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
