import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseStack, type Stack } from '@archway/terraform';
import { hasFlow, parted, readStacks, tellsOfUploads } from './stacks';

const folder = mkdtempSync(join(tmpdir(), 'archway stacks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A stack whose bucket tells a queue of uploads. */
const STACK = {
  resource: {
    aws_s3_bucket: { Photos: {} },
    aws_sqs_queue: { Uploads: {} },
    aws_s3_bucket_notification: {
      Photos: {
        bucket: '${aws_s3_bucket.Photos.bucket}',
        queue: [{ queue_arn: '${aws_sqs_queue.Uploads.arn}', events: ['s3:ObjectCreated:*'] }],
      },
    },
  },
};

beforeAll(() => {
  for (const stack of ['images-dev', 'images-prod']) {
    mkdirSync(join(folder, 'stacks', stack), { recursive: true });
    writeFileSync(join(folder, 'stacks', stack, 'cdk.tf.json'), JSON.stringify(STACK));
  }
});

const names = async () => (await readStacks([folder], '/')).stacks.map(({ name }) => name);

it('reads every stack below a folder without a manifest', async () => {
  expect(await names()).toEqual(['images-dev', 'images-prod']);
});

it('reads the stacks that the manifest names, and none that another stage left behind', async () => {
  const stacks = {
    'images-dev': { synthesizedStackPath: 'stacks/images-dev/cdk.tf.json' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '0.21.0', stacks }));
  expect(await names()).toEqual(['images-dev']);
});

it('reads what lies below a manifest that is none', async () => {
  writeFileSync(join(folder, 'manifest.json'), 'no');
  expect(await names()).toEqual(['images-dev', 'images-prod']);
});

describe('the stacks that run', () => {
  const idle = { resource: { aws_vpc: { Main: { cidr_block: '10.0.0.0/16' } } } };
  const queue = { resource: { aws_sqs_queue: { Jobs: {} } } };
  const [uploads, none, flow] = [STACK, idle, queue].map((each, at) =>
    parseStack(JSON.stringify(each), `stack-${at}/cdk.tf.json`),
  ) as [Stack, Stack, Stack];

  it('are those with a part of an event flow', () => {
    expect(parted([uploads, none, flow], hasFlow)).toEqual({
      running: [uploads, flow],
      idle: ['stack-1'],
    });
  });

  it('are those whose buckets tell of objects, for uploads', () => {
    expect(parted([uploads, none, flow], tellsOfUploads)).toEqual({
      running: [uploads],
      idle: ['stack-1', 'stack-2'],
    });
  });
});
