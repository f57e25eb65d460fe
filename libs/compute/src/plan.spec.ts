import type { IQueue } from '@archway/core';
import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { Construct } from 'constructs';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Alias } from './alias/alias';
import { Code } from './code/code';
import { FunctionUrl } from './function-url/function-url';
import { Function } from './function/function';
import { LayerVersion } from './layer-version/layer-version';
import { NodeFunction } from './node-function/node-function';

class Everything extends AwsStack {
  constructor(scope: Construct, zip: string) {
    super(scope, 'everything', {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'test',
    });
    const code = Code.fromZip(zip);
    new Function(this, 'Plain', { code, handler: 'index.handler' });
    const arn = (service: string, resource: string) =>
      `arn:aws:${service}:eu-central-1:111122223333:${resource}`;
    const queue = Object.assign(new Construct(this, 'Failed'), {
      queueArn: arn('sqs', 'failed'),
      grantSend: () => undefined,
    }) as unknown as IQueue;
    const full = new Function(this, 'Full', {
      code,
      handler: 'index.handler',
      description: 'Makes photos small',
      runtime: 'ruby3.4',
      architecture: 'x86_64',
      memorySizeMib: 10_240,
      timeoutSeconds: 900,
      ephemeralStorageMib: 1_024,
      environment: { WIDTH: '128' },
      reservedConcurrency: 0,
      tracing: 'PassThrough',
      logRetentionDays: 1_827,
      logEncryptionKey: new Key(this, 'Key'),
      layerArns: [arn('lambda', 'layer:sharp:1')],
      subnetIds: ['subnet-0123456789abcdef0'],
      securityGroupIds: ['sg-0123456789abcdef0'],
      codeSigningConfigArn: arn('lambda', 'code-signing-config:csc-0123456789abcdef0'),
      onFailure: queue,
      retryAttempts: 0,
      maxEventAgeSeconds: 60,
      recursiveLoop: 'Allow',
    });
    const layer = new LayerVersion(this, 'Layer', {
      code,
      description: 'Sharp',
      compatibleRuntimes: ['nodejs22.x'],
      compatibleArchitectures: ['arm64'],
      licenseInfo: 'Apache-2.0',
      keepVersions: true,
    });
    layer.grantUse('Partner', '444455556666');
    const bundled = new NodeFunction(this, 'Bundled', {
      entry: path.join(path.dirname(zip), 'main.ts'),
      layers: [layer],
    });
    const live = new Alias(this, 'Live', {
      function: bundled,
      aliasName: 'live',
      description: 'What customers get',
      additionalVersion: { version: '1', weight: 0.1 },
      provisionedConcurrency: {
        minimum: 1,
        maximum: 2,
        schedules: { Morning: { schedule: 'cron(0 7 * * ? *)', minimum: 2, maximum: 4 } },
      },
    });
    live.bindSubscription(
      Object.assign(new Construct(this, 'Orders'), { topicArn: arn('sns', 'orders') }) as never,
    );
    new FunctionUrl(this, 'Url', {
      function: live,
      invokeMode: 'RESPONSE_STREAM',
      cors: { allowOrigins: ['https://example.com'], maxAgeSeconds: 60 },
    }).grantInvokeUrl(full);
    const photos = { bucketArn: 'arn:aws:s3:::photos' };
    full.bindNotification(Object.assign(new Construct(this, 'Photos'), photos) as never);
    const uploads = { topicArn: arn('sns', 'uploads') };
    full.bindSubscription(Object.assign(new Construct(this, 'Uploads'), uploads) as never);
  }
}

itPlans('every option is one that the real provider takes', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway plan '));
  const zip = path.join(folder, 'resize.zip');
  fs.writeFileSync(zip, 'PK\x03\x04');
  fs.writeFileSync(path.join(folder, 'main.ts'), 'export const handler = 1;');
  const plan = planOffline(new Everything(testApp(), zip));
  fs.rmSync(folder, { recursive: true });
  expect(plan.inventory).toEqual({
    aws_appautoscaling_policy: 1,
    aws_appautoscaling_scheduled_action: 1,
    aws_appautoscaling_target: 1,
    aws_cloudwatch_log_group: 3,
    aws_iam_role: 3,
    aws_iam_role_policy: 3,
    aws_kms_key: 1,
    aws_kms_key_policy: 1,
    aws_lambda_alias: 1,
    aws_lambda_function: 3,
    aws_lambda_function_event_invoke_config: 2,
    aws_lambda_function_recursion_config: 1,
    aws_lambda_function_url: 1,
    aws_lambda_layer_version: 1,
    aws_lambda_layer_version_permission: 1,
    aws_lambda_permission: 3,
    aws_lambda_provisioned_concurrency_config: 1,
  });
});
