import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { synth, testApp } from '@archway/testing';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { nameByPath } from './name-by-path';

const queue = (build: (scope: Construct) => SqsQueue) =>
  synth((stack) => void build(stack)).only(SqsQueue);

it('begins a name with the stage and the path of the construct', () => {
  const made = queue((scope) => {
    const resource = new SqsQueue(new Construct(scope, 'Orders'), 'Default', {});
    nameByPath(resource, 'namePrefix', 49);
    return resource;
  });
  expect(made).toEqual({
    name_prefix: 'test-test-Orders-',
    lifecycle: { ignore_changes: ['name_prefix'] },
  });
});

it('ends a path that is too long in a digest', () => {
  const made = queue((scope) => {
    const resource = new SqsQueue(scope, 'A'.repeat(60), {});
    nameByPath(resource, 'namePrefix', 49);
    return resource;
  });
  expect(made).toMatchObject({
    name_prefix: expect.stringMatching(/^test-test-A{29}-[0-9a-f]{8}-$/),
  });
});

it('writes the prefix of a bucket in lower case', () => {
  const { bucket_prefix: prefix } = synth((stack) => {
    nameByPath(new S3Bucket(stack, 'Uploads_In', {}), 'bucketPrefix', 37);
  }).only(S3Bucket) as { bucket_prefix: string };
  expect(prefix).toBe('test-test-uploads-in-');
});

it('keeps what the resource says of its lifecycle', () => {
  const made = queue((scope) => {
    const resource = new SqsQueue(scope, 'Orders', {
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ['policy'] },
    });
    nameByPath(resource, 'namePrefix', 49);
    return resource;
  });
  expect(made).toMatchObject({
    lifecycle: { create_before_destroy: true, ignore_changes: ['policy', 'name_prefix'] },
  });
});

it('names by the path alone in a stack that has no stage', () => {
  const stack = new TerraformStack(testApp(), 'shop');
  const resource = new SqsQueue(stack, 'Orders', {});
  nameByPath(resource, 'namePrefix', 49);
  expect(resource.namePrefixInput).toBe('shop-Orders-');
});
