import { parseStack, type Stack } from '@archway/terraform';
import { readArchitecture } from '../architecture/read-architecture';
import { environmentOf, partitionOf } from './environment';

const stackOf = (terraform: object): Stack =>
  parseStack(JSON.stringify(terraform), 'stacks/spec/cdk.tf.json');

const architecture = (resource: object, provider: unknown = { aws: { region: 'eu-west-1' } }) =>
  readArchitecture([stackOf({ resource, provider })]);

describe('a name', () => {
  it('is the one that is stated', () => {
    const { queues } = architecture({ aws_sqs_queue: { Q: { name: 'orders' } } });
    expect(queues[0]).toMatchObject({
      queueName: 'orders',
      queueArn: 'arn:aws:sqs:eu-west-1:123456789012:orders',
      queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders',
    });
  });

  it('follows from the address where none is stated, the same in every run', () => {
    const names = () =>
      architecture({
        aws_s3_bucket: { My_Uploads: {}, Other: { bucket_prefix: 'pre-' } },
      }).buckets.map(({ bucketName }) => bucketName);
    expect(names()).toEqual([
      expect.stringMatching(/^my-uploads-[0-9a-f]{8}$/),
      expect.stringMatching(/^pre-[0-9a-f]{8}$/),
    ]);
    expect(names()).toEqual(names());
  });

  it('of a FIFO queue ends as it must', () => {
    expect(
      architecture({ aws_sqs_queue: { Q: { fifo_queue: true } } }).queues[0]?.queueName,
    ).toMatch(/\.fifo$/);
  });
});

describe('where a resource lives', () => {
  it('is what its provider says', () => {
    const provider = {
      aws: [
        { region: 'eu-west-1', allowed_account_ids: ['111122223333'] },
        { alias: 'us', region: 'us-east-1' },
      ],
    };
    const { topics } = architecture(
      { aws_sns_topic: { A: { name: 'a' }, B: { name: 'b', provider: 'aws.us' } } },
      provider,
    );
    expect(topics.map(({ topicArn }) => topicArn)).toEqual([
      'arn:aws:sns:eu-west-1:111122223333:a',
      'arn:aws:sns:us-east-1:111122223333:b',
    ]);
  });

  it('is what the caller says before that', () => {
    expect(
      environmentOf(stackOf({ provider: { aws: { region: 'eu-west-1' } } }), {
        region: 'cn-north-1',
        accountId: '1',
      }),
    ).toEqual({
      accountId: '1',
      region: 'cn-north-1',
      partition: 'aws-cn',
    });
    expect(environmentOf(stackOf({}))).toEqual({
      accountId: '123456789012',
      region: 'us-east-1',
      partition: 'aws',
    });
  });

  it.each([
    ['eu-west-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('in %s is the partition %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });
});

it('data sources that ask AWS are answered', () => {
  const stack = stackOf({
    provider: { aws: { region: 'eu-west-1' } },
    data: { aws_caller_identity: { Me: {} }, aws_region: { Here: {} }, aws_partition: { Aws: {} } },
    resource: {
      aws_sqs_queue: {
        Q: {
          name: '${data.aws_partition.Aws.partition}-${data.aws_region.Here.name}-${data.aws_caller_identity.Me.account_id}',
        },
      },
    },
  });
  expect(readArchitecture([stack]).queues[0]?.queueName).toBe('aws-eu-west-1-123456789012');
});

it('one stack reads the outputs of another', () => {
  const shared = parseStack(
    JSON.stringify({
      '//': { metadata: { stackName: 'shared' } },
      resource: { aws_sns_topic: { T: { name: 't' } } },
      output: { 'cross-stack-output-topic': { value: '${aws_sns_topic.T.arn}' } },
    }),
    'shared/cdk.tf.json',
  );
  const own = stackOf({
    data: {
      terraform_remote_state: { 'cross-stack-reference-input-shared': { backend: 'local' } },
    },
    resource: {
      aws_sns_topic_subscription: {
        S: {
          topic_arn:
            '${data.terraform_remote_state.cross-stack-reference-input-shared.outputs.cross-stack-output-topic}',
          protocol: 'sqs',
          endpoint: 'arn:aws:sqs:us-east-1:123456789012:q',
        },
      },
    },
  });
  expect(readArchitecture([own, shared]).subscriptions[0]?.topicArn).toBe(
    'arn:aws:sns:us-east-1:123456789012:t',
  );
});
