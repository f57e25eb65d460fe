import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud, type SpecHandler } from '../testing/cloud-of';

/** A bucket that calls a function. */
const calledCloud = (handler: SpecHandler, resource: object = {}, fn: object = {}): SpecCloud =>
  cloudOf(
    {
      provider: { aws: { region: 'eu-west-1' } },
      resource: {
        aws_s3_bucket: { B: { bucket: 'b' } },
        aws_s3_bucket_notification: {
          B: {
            bucket: 'b',
            lambda_function: {
              lambda_function_arn: '${aws_lambda_function.F.arn}',
              events: ['s3:ObjectCreated:*'],
            },
          },
        },
        aws_iam_role: {
          R: {
            name: 'r',
            assume_role_policy: JSON.stringify({
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'lambda.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                },
              ],
            }),
            inline_policy: [
              {
                name: 'all',
                policy:
                  '{"Statement":[{"Effect":"Allow","Action":["sqs:*","logs:*"],"Resource":"*"}]}',
              },
            ],
          },
        },
        aws_lambda_function: { F: { function_name: 'f', role: '${aws_iam_role.R.arn}', ...fn } },
        aws_lambda_permission: {
          P: {
            function_name: '${aws_lambda_function.F.function_name}',
            action: 'lambda:InvokeFunction',
            principal: 's3.amazonaws.com',
            source_arn: '${aws_s3_bucket.B.arn}',
            source_account: '123456789012',
          },
        },
        aws_sqs_queue: { D: { name: 'd' } },
        ...resource,
      },
    },
    handler,
  );

const upload = async (spec: SpecCloud): Promise<void> => {
  spec.cloud.s3.putObject(ADMINISTRATOR, { bucket: 'b', key: 'a', body: Buffer.from('x') });
  await spec.clock.runUntilIdle();
};

const failing: SpecHandler = () => {
  throw new Error('boom');
};

it('a bucket calls a function without waiting, with the event of S3', async () => {
  const events: unknown[] = [];
  const spec = calledCloud((event) => events.push(event));
  await upload(spec);
  expect(events).toMatchObject([
    { Records: [{ eventSource: 'aws:s3', s3: { object: { key: 'a' } } }] },
  ]);
  expect(spec.denials()).toEqual([]);
});

it('without the permission nothing is called, and the permission is named', async () => {
  const spec = calledCloud(() => null, { aws_lambda_permission: {} });
  await upload(spec);
  expect(spec.of('invoked')).toEqual([]);
  expect(spec.denials()[0]).toMatchObject({
    action: 'lambda:InvokeFunction',
    principal: 's3.amazonaws.com',
    explanation: expect.stringContaining(
      'aws_lambda_function.F has no policy that allows it',
    ) as string,
  });
});

it('a failure is tried again after one minute and after two more, then lost', async () => {
  const spec = calledCloud(failing);
  const started = spec.clock.now();
  await upload(spec);
  expect(spec.of('invoked').map(({ at }) => at - started)).toEqual([0, 60_000, 180_000]);
  expect(spec.of('lost')).toMatchObject([{ reason: 'f failed 3 times' }]);
});

it.each([0, 1])(
  'with %i retries configured it is tried that often again',
  async (maximum_retry_attempts) => {
    const spec = calledCloud(failing, {
      aws_lambda_function_event_invoke_config: {
        C: { function_name: 'f', maximum_retry_attempts },
      },
    });
    await upload(spec);
    expect(spec.of('invoked')).toHaveLength(maximum_retry_attempts + 1);
  },
);

it.each([
  [
    'failure destination',
    {
      aws_lambda_function_event_invoke_config: {
        C: {
          function_name: 'f',
          destination_config: { on_failure: { destination: '${aws_sqs_queue.D.arn}' } },
        },
      },
    },
    {},
  ],
  ['dead-letter queue', {}, { dead_letter_config: { target_arn: '${aws_sqs_queue.D.arn}' } }],
])('what failed for good goes to the %s', async (_, resource, fn) => {
  const spec = calledCloud(failing, resource, fn);
  await upload(spec);
  expect(spec.of('dead-lettered')).toHaveLength(1);
  const [record] = await spec.cloud.sqs.receiveMessage(ADMINISTRATOR, { queueUrl: 'd' });
  expect(JSON.parse(record?.body ?? '')).toMatchObject({
    requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
    responsePayload: { errorMessage: 'boom' },
  });
});

it('what is throttled waits and is not counted as a failure', async () => {
  let running = 0;
  const spec = calledCloud(
    async (_, { cloud }) => {
      running += 1;
      await cloud.clock.sleep(2_500);
    },
    {},
    { reserved_concurrent_executions: 1 },
  );
  spec.cloud.s3.putObject(ADMINISTRATOR, { bucket: 'b', key: 'other', body: Buffer.from('x') });
  await upload(spec);
  expect([running, spec.of('throttled').length > 0, spec.of('lost').length]).toEqual([2, true, 0]);
});

describe('an alias', () => {
  const live = (permission: object = { qualifier: 'live' }): SpecCloud =>
    calledCloud(
      () => null,
      {
        aws_s3_bucket_notification: {
          B: {
            bucket: 'b',
            lambda_function: {
              lambda_function_arn: '${aws_lambda_alias.Live.arn}',
              events: ['s3:ObjectCreated:*'],
            },
          },
        },
        aws_lambda_alias: {
          Live: {
            name: 'live',
            function_name: '${aws_lambda_function.F.function_name}',
            function_version: '${aws_lambda_function.F.version}',
          },
        },
        aws_lambda_permission: {
          P: {
            function_name: 'f',
            action: 'lambda:InvokeFunction',
            principal: 's3.amazonaws.com',
            ...permission,
          },
        },
      },
      { publish: true },
    );

  it('that a bucket calls is the function', async () => {
    const spec = live();
    await upload(spec);
    expect(spec.of('returned')).toHaveLength(1);
    expect(spec.denials()).toEqual([]);
  });

  it('needs a permission of its own', async () => {
    const spec = live({});
    await upload(spec);
    expect(spec.of('returned')).toEqual([]);
    expect(spec.denials()[0]?.resource).toBe(
      'arn:aws:lambda:eu-west-1:123456789012:function:f:live',
    );
  });

  it('says the version that ran; one that is not there is not found', async () => {
    const { cloud } = live();
    const call = (functionName: string) =>
      cloud.lambda.invoke(ADMINISTRATOR, { functionName, payload: {} });
    expect((await call('f:live')).executedVersion).toBe('1');
    expect((await call('f')).executedVersion).toBe('$LATEST');
    await expect(call('f:test')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });
});
