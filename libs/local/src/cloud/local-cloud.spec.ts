import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStack } from '@archway/terraform';
import { FastForwardClock } from '../clock/fast-forward-clock';
import type { FunctionRunner } from '../lambda/function-runner';
import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf } from '../testing/cloud-of';
import { BROKEN, pictureHandler } from '../testing/picture-handler';
import { picturesStack } from '../testing/pictures-stack';
import { LocalCloud } from './local-cloud';

const uploadsOf = ({ cloud }: ReturnType<typeof cloudOf>): string =>
  cloud.s3.listBuckets(ADMINISTRATOR).find(({ name }) => name !== 'pictures')?.name ?? '';

/** Uploads and waits until everything that follows has happened. */
const upload = async (
  spec: ReturnType<typeof cloudOf>,
  key: string,
  body = 'photo',
): Promise<void> => {
  spec.cloud.s3.putObject(ADMINISTRATOR, {
    bucket: uploadsOf(spec),
    key,
    body: Buffer.from(body),
  });
  await spec.clock.runUntilIdle();
};

const pictures = ({ cloud }: ReturnType<typeof cloudOf>): readonly string[] =>
  cloud.s3.listObjectsV2(ADMINISTRATOR, { bucket: 'pictures' }).contents.map(({ key }) => key);

describe('the stacks as they are', () => {
  it('carry an upload through topic, queues and functions to a picture of each branch', async () => {
    const spec = cloudOf(picturesStack({ branches: ['thumbnail', 'mobile'] }), pictureHandler());
    await upload(spec, 'upload/a b+c é.jpg');
    expect(pictures(spec)).toEqual([
      'mobile/upload/a b+c é.jpg.webp',
      'thumbnail/upload/a b+c é.jpg.webp',
    ]);
    expect(spec.denials()).toEqual([]);
    expect(spec.cloud.notSimulated).toEqual([]);
  });

  it('tell the path of an upload, event by event', async () => {
    const spec = cloudOf(picturesStack(), pictureHandler());
    await spec.clock.runUntilIdle();
    const before = spec.trace.length;
    await upload(spec, 'upload/a.jpg');
    const path = spec.trace.slice(before);
    expect(path.map(({ kind }) => kind)).toEqual([
      'object-created',
      'notified',
      'delivered',
      'received',
      'invoked',
      'object-created',
      'returned',
      'deleted',
    ]);
    const [own] = path[0]?.uploads ?? [];
    expect(own).toMatch(/^uploads-[0-9a-f]{8}\/upload\/a\.jpg\?versionId=[0-9a-f]{32}$/);
    expect(path.every(({ uploads }) => uploads.join() === own)).toBe(true);
  });

  it('without the subscription carry nothing', async () => {
    const terraform = picturesStack();
    delete terraform.resource['aws_sns_topic_subscription'];
    const spec = cloudOf(terraform, pictureHandler());
    await upload(spec, 'upload/a.jpg');
    expect(pictures(spec)).toEqual([]);
    expect(spec.of('invoked')).toEqual([]);
  });

  it('notify for the keys of the prefix only', async () => {
    const spec = cloudOf(picturesStack(), pictureHandler());
    await upload(spec, 'elsewhere/a.jpg');
    expect(pictures(spec)).toEqual([]);
  });

  it('send what fails for ever to the dead-letter queue', async () => {
    const spec = cloudOf(picturesStack({ maxReceiveCount: 3 }), pictureHandler());
    await upload(spec, 'upload/bad.jpg', BROKEN);
    expect(pictures(spec)).toEqual([]);
    expect(spec.of('dead-lettered')).toMatchObject([
      { receiveCount: 3, to: 'arn:aws:sqs:eu-west-1:123456789012:thumbnail-dead' },
    ]);
    const [dead] = await spec.cloud.sqs.receiveMessage(ADMINISTRATOR, {
      queueUrl: 'thumbnail-dead',
      attributeNames: ['All'],
    });
    expect(dead?.attributes['DeadLetterQueueSourceArn']).toBe(
      'arn:aws:sqs:eu-west-1:123456789012:thumbnail',
    );
  });

  it('state the functions, with every reference in place', () => {
    const { cloud } = cloudOf(picturesStack());
    expect(cloud.functions).toMatchObject([
      {
        functionName: 'thumbnail',
        functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:thumbnail',
        roleArn: 'arn:aws:iam::123456789012:role/thumbnail',
        environment: { OUTPUT_BUCKET: 'pictures', OUTPUT_PREFIX: 'thumbnail/' },
        memorySizeMib: 128,
        timeoutSeconds: 10,
      },
    ]);
  });
});

describe('what is not simulated', () => {
  it.each([
    [
      'aws_sns_topic_subscription',
      { topic_arn: '${aws_sns_topic.Uploaded.arn}', protocol: 'http', endpoint: 'http://x' },
      'aws_sns_topic_subscription.Extra: the endpoint is not on this machine; nothing is sent to it',
    ],
    [
      'aws_lambda_event_source_mapping',
      {
        event_source_arn: 'arn:aws:kafka:eu-west-1:123456789012:cluster/x',
        function_name: 'thumbnail',
      },
      'aws_lambda_event_source_mapping.Extra: event source arn:aws:kafka:eu-west-1:123456789012:cluster/x is not simulated, only SQS, Kinesis and DynamoDB are; the function is not called by it',
    ],
    [
      'aws_iam_role_policy_attachment',
      { role: 'thumbnail', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      'aws_iam_role.thumbnail: the policy arn:aws:iam::aws:policy/ReadOnlyAccess is not in the stacks; it grants nothing here',
    ],
    [
      'aws_iam_role',
      { name: 'bound', permissions_boundary: 'arn:aws:iam::123456789012:policy/b' },
      'aws_iam_role.Extra: permissions boundaries are not evaluated; the role may do more here than in AWS',
    ],
    [
      'aws_sns_topic_subscription',
      {
        topic_arn: '${aws_sns_topic.Uploaded.arn}',
        protocol: 'sqs',
        endpoint: 'arn:aws:sqs:eu-west-1:999999999999:theirs',
      },
      'aws_sns_topic_subscription.Extra: the endpoint arn:aws:sqs:eu-west-1:999999999999:theirs is not in the stacks; nothing reaches it here',
    ],
  ])('%s is said in one line', (type, body, line) => {
    const terraform = picturesStack();
    (terraform.resource[type] ??= {})['Extra'] = body;
    expect(cloudOf(terraform).cloud.notSimulated).toEqual([line]);
  });
});

describe('callers', () => {
  it("with a function's key are its role, with any other the administrator", () => {
    const { cloud } = cloudOf(picturesStack());
    const { accessKeyId } = cloud.credentialsFor('thumbnail');
    expect(cloud.principalFor(accessKeyId)).toMatchObject({
      kind: 'role',
      functionName: 'thumbnail',
    });
    expect(cloud.principalFor('AKIAUSER')).toEqual(ADMINISTRATOR);
    expect(cloud.principalFor(undefined)).toEqual(ADMINISTRATOR);
  });

  it('ask for credentials of functions that exist', () => {
    const { cloud } = cloudOf(picturesStack());
    expect(() => cloud.credentialsFor('nobody')).toThrow(
      "functionName must be one of the stacks' functions (thumbnail), got nobody",
    );
  });
});

describe('rest', () => {
  it('comes when every message is consumed', async () => {
    const spec = cloudOf(picturesStack(), pictureHandler());
    spec.cloud.s3.putObject(ADMINISTRATOR, {
      bucket: uploadsOf(spec),
      key: 'upload/bad',
      body: Buffer.from(BROKEN),
    });
    const idle = jest.fn();
    const waiting = spec.cloud.idle().then(idle);
    await spec.clock.advance(60_000);
    expect(idle).not.toHaveBeenCalled();
    await spec.clock.runUntilIdle();
    await waiting;
    expect(spec.of('dead-lettered')).toHaveLength(1);
  });

  it('comes when nobody may consume what is left', async () => {
    const terraform = picturesStack();
    const role = terraform.resource['aws_iam_role']?.['thumbnail'] ?? {};
    role['assume_role_policy'] = '';
    const spec = cloudOf(terraform, pictureHandler());
    await upload(spec, 'upload/a.jpg');
    await spec.cloud.idle();
    expect(spec.of('invoked')).toEqual([]);
  });

  it('is for ever after the end', async () => {
    const spec = cloudOf(picturesStack(), pictureHandler());
    await spec.cloud.close();
    await upload(spec, 'upload/a.jpg');
    expect(spec.of('invoked')).toEqual([]);
  });
});

it('with a clock that skips idle time, minutes of redelivery take no time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  const file = join(folder, 'cdk.tf.json');
  const terraform = picturesStack({ maxReceiveCount: 5 });
  terraform.resource['aws_s3_bucket'] = { Uploads: { bucket: 'uploads' }, Pictures: {} };
  writeFileSync(file, JSON.stringify(terraform));
  const runner: FunctionRunner = {
    invoke: () =>
      Promise.resolve({ status: 'failed', errorType: 'Error', errorMessage: 'no', log: [] }),
    close: () => Promise.resolve(),
  };
  const started = Date.now();
  // #region run
  const cloud = LocalCloud.fromStacks([readStack(file)], { clock: new FastForwardClock() });
  const told: string[] = [];
  cloud.onTrace((event) => told.push(event.kind));
  cloud.start(runner);
  cloud.s3.putObject(ADMINISTRATOR, {
    bucket: 'uploads',
    key: 'upload/a.jpg',
    body: Buffer.from('a photo'),
  });
  await cloud.idle();
  await cloud.close();
  // #endregion
  rmSync(folder, { recursive: true });
  expect(told.filter((kind) => kind === 'failed').length).toBeGreaterThanOrEqual(5);
  expect(told).toContain('dead-lettered');
  expect(Date.now() - started).toBeLessThan(10_000);
});
