import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { hopsFrom, Key, Role } from '@archway/core';
import type { Arguments, Synthesized } from '@archway/testing';
import { synth, TEST_ENVIRONMENT } from '@archway/testing';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { PlainBucket } from '../plain-bucket/plain-bucket';
import { Topic } from './topic';
import type { TopicBase } from './topic-base';
import type { TopicProps } from './topic-props';

const TOPIC_ARN = 'arn:aws:sns:eu-central-1:111122223333:shared';
const ALARM_ARN = 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:orders';

function uploads(props?: TopicProps): Synthesized {
  return synth((stack) => {
    new Topic(stack, 'Uploads', props);
  });
}

function topicOf(props?: TopicProps): Arguments {
  return uploads(props).only(SnsTopic);
}

it('deploys a topic and its policy', () => {
  expect(uploads().inventory).toEqual({
    aws_sns_topic: 1,
    aws_sns_topic_policy: 1, // denies what is not TLS
  });
});

it('keeps its address', () => {
  expect(uploads().addresses).toContain('aws_sns_topic.Uploads');
});

it('signs with SHA256 and leaves the rest to SNS', () => {
  expect(topicOf()).toEqual({
    signature_version: 2,
    name_prefix: 'test-test-Uploads-',
    lifecycle: { ignore_changes: ['name_prefix'] },
  });
});

it('is denied to who does not speak TLS, and allows nobody', () => {
  const policy = uploads().only(SnsTopicPolicy);
  expect(policy['arn']).toBe('${aws_sns_topic.Uploads.arn}');
  expect(JSON.parse(policy.policy).Statement).toEqual([
    {
      Sid: 'DenyInsecureTransport',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: '${aws_sns_topic.Uploads.arn}',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

it.each([
  [{ displayName: 'Uploads' }, { display_name: 'Uploads' }],
  [{ signatureVersion: 1 }, { signature_version: 1 }],
  [{ activeTracing: true }, { tracing_config: 'Active' }],
  [{ fifo: true }, { fifo_topic: true }],
  [
    {
      fifo: {
        contentBasedDeduplication: true,
        throughputScope: 'MessageGroup',
        archiveRetentionDays: 30,
      },
    },
    {
      fifo_topic: true,
      content_based_deduplication: true,
      fifo_throughput_scope: 'MessageGroup',
      archive_policy: '{"MessageRetentionPeriod":30}',
    },
  ],
] as const)('passes on %p', (props, expected) => {
  expect(topicOf(props)).toMatchObject(expected);
});

it('passes on a name that Terraform computes', () => {
  expect(topicOf({ displayName: Token.asString('${var.name}') })['display_name']).toBe(
    '${var.name}',
  );
});

describe('delivery logging', () => {
  it('writes what failed', () => {
    const stack = uploads({ deliveryLogging: { protocols: ['sqs', 'lambda'] } });
    expect(stack.inventory).toEqual({
      aws_iam_role: 1,
      aws_iam_role_policy: 1,
      aws_sns_topic: 1,
      aws_sns_topic_policy: 1,
    });
    expect(Object.keys(stack.only(SnsTopic)).sort()).toEqual([
      'lambda_failure_feedback_role_arn',
      'lifecycle',
      'name_prefix',
      'signature_version',
      'sqs_failure_feedback_role_arn',
    ]);
    expect(JSON.parse(stack.only(IamRolePolicy).policy).Statement[0].Resource).toBe(
      'arn:aws:logs:eu-central-1:111122223333:log-group:sns/eu-central-1/111122223333/*',
    );
  });

  it('writes a share of what succeeded', () => {
    const topic = topicOf({ deliveryLogging: { protocols: ['sqs'], successSamplePercent: 5 } });
    expect(topic['sqs_success_feedback_sample_rate']).toBe(5);
    expect(topic['sqs_success_feedback_role_arn']).toBe(topic['sqs_failure_feedback_role_arn']);
  });

  it.each([[[]], [['sqs', 'sqs']]] as const)('rejects the protocols %j', (protocols) => {
    expect(() => uploads({ deliveryLogging: { protocols } })).toThrow(
      `deliveryLogging.protocols must be at least one, each once, got ${JSON.stringify(protocols)}`,
    );
  });

  it.each([0, 100])('takes a share of %p', (successSamplePercent) => {
    expect(() =>
      uploads({ deliveryLogging: { protocols: ['sqs'], successSamplePercent } }),
    ).not.toThrow();
  });

  it.each([-1, 101])('rejects a share of %p', (successSamplePercent) => {
    expect(() =>
      uploads({ deliveryLogging: { protocols: ['sqs'], successSamplePercent } }),
    ).toThrow(
      `deliveryLogging.successSamplePercent must be a whole number between 0 and 100, got ${successSamplePercent}`,
    );
  });
});

describe('encryption with a customer managed key', () => {
  it('is passed on', () => {
    const stack = synth((scope) => {
      new Topic(scope, 'Uploads', { encryptionKey: new Key(scope, 'Secrets') });
    });
    expect(stack.only(SnsTopic)['kms_master_key_id']).toBe('${aws_kms_key.Secrets.arn}');
  });

  it('is rejected for the AWS managed key', () => {
    expect(() =>
      synth((stack) => {
        const encryptionKey = Key.fromKeyAttributes(stack, 'Managed', { keyArn: 'alias/aws/sns' });
        new Topic(stack, 'Uploads', { encryptionKey });
      }),
    ).toThrow(
      'Topic \'test/Uploads\': encryptionKey must be a customer managed key, got "alias/aws/sns"',
    );
  });
});

it.each(['x', 'x'.repeat(100)])('takes the display name %p', (displayName) => {
  expect(() => uploads({ displayName })).not.toThrow();
});

it.each(['', 'x'.repeat(101)])('rejects the display name %p', (displayName) => {
  expect(() => uploads({ displayName })).toThrow('displayName must be 1 to 100 characters');
});

it.each([1, 365])('archives for %p days', (archiveRetentionDays) => {
  expect(() => uploads({ fifo: { archiveRetentionDays } })).not.toThrow();
});

it.each([0, 366])('rejects an archive of %p days', (archiveRetentionDays) => {
  expect(() => uploads({ fifo: { archiveRetentionDays } })).toThrow(
    `fifo.archiveRetentionDays must be a whole number between 1 and 365, got ${archiveRetentionDays}`,
  );
});

it('rejects active tracing on a FIFO topic', () => {
  expect(() => uploads({ fifo: true, activeTracing: true })).toThrow(
    'activeTracing must be false on a FIFO topic, got true',
  );
});

describe('a grant to publish', () => {
  it('is one action, and the key', () => {
    const stack = synth((scope) => {
      const role = new Role(scope, 'Worker', { assumedBy: 'ecs-tasks.amazonaws.com' });
      const topic = new Topic(scope, 'Uploads', { encryptionKey: new Key(scope, 'Secrets') });
      topic.grantPublish(role);
      expect(hopsFrom(role)).toEqual([{ target: topic }]);
    });
    expect(JSON.parse(stack.only(IamRolePolicy).policy).Statement).toEqual([
      { Effect: 'Allow', Action: 'sns:Publish', Resource: '${aws_sns_topic.Uploads.arn}' },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: '${aws_kms_key.Secrets.arn}',
      },
    ]);
  });
});

describe.each([
  ['s3.amazonaws.com', '${aws_s3_bucket.Photos.arn}', notify],
  ['cloudwatch.amazonaws.com', ALARM_ARN, alarm],
] as const)('publishing by %s', (service, arn, bind) => {
  const conditions = {
    ArnEquals: { 'aws:SourceArn': arn },
    StringEquals: { 'aws:SourceAccount': TEST_ENVIRONMENT.accountId },
  };

  it('is allowed for one source in this account', () => {
    const stack = synth((scope) => bind(scope, new Topic(scope, 'Uploads')));
    expect(JSON.parse(stack.only(SnsTopicPolicy).policy).Statement[1]).toEqual({
      Effect: 'Allow',
      Principal: { Service: service },
      Action: 'sns:Publish',
      Resource: '${aws_sns_topic.Uploads.arn}',
      Condition: conditions,
    });
  });

  it('may use the key', () => {
    const stack = synth((scope) =>
      bind(scope, new Topic(scope, 'Uploads', { encryptionKey: new Key(scope, 'Secrets') })),
    );
    expect(JSON.parse(stack.only(KmsKeyPolicy).policy).Statement[1]).toMatchObject({
      Principal: { Service: service },
      Condition: conditions,
    });
  });
});

function notify(scope: Construct, topic: TopicBase): void {
  const { kind, arn, dependencies } = topic.bindNotification(new PlainBucket(scope, 'Photos'));
  expect({ kind, arn }).toEqual({ kind: 'topic', arn: topic.topicArn });
  expect(dependencies[0]).toBe(topic.node.findChild('Policy'));
}

function alarm(_scope: Construct, topic: TopicBase): void {
  expect(topic.bindAlarm(ALARM_ARN)).toEqual({ actionArn: topic.topicArn });
}

it('rejects the notifications of a bucket where it is FIFO', () => {
  expect(() =>
    synth((scope) => notify(scope, new Topic(scope, 'Uploads', { fifo: true }))),
  ).toThrow(
    "Topic 'test/Uploads': fifo must be false where bucket 'test/Photos' notifies, got true",
  );
});

describe('a topic that others deploy', () => {
  it('warns of what its policy must contain', () => {
    const stack = synth((scope) => {
      const topic = Topic.fromTopicAttributes(scope, 'Shared', { topicArn: TOPIC_ARN });
      topic.bindAlarm(ALARM_ARN);
    });
    expect(stack.inventory).toEqual({});
    expect(stack.warnings).toEqual([
      expect.stringContaining(
        `test/Shared: this is deployed elsewhere: its policy must contain what stands in {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":"sns:Publish","Resource":"${TOPIC_ARN}"`,
      ),
    ]);
  });

  it('is published to by those who are granted it', () => {
    const stack = synth((scope) => {
      const role = new Role(scope, 'Worker', { assumedBy: 'ecs-tasks.amazonaws.com' });
      Topic.fromTopicAttributes(scope, 'Shared', { topicArn: TOPIC_ARN }).grantPublish(role);
    });
    expect(JSON.parse(stack.only(IamRolePolicy).policy).Statement).toEqual([
      { Effect: 'Allow', Action: 'sns:Publish', Resource: TOPIC_ARN },
    ]);
  });

  it('rejects metrics where its name is not given', () => {
    expect(() =>
      synth((scope) => {
        const topic = Topic.fromTopicAttributes(scope, 'Shared', { topicArn: TOPIC_ARN });
        topic.metricNumberOfMessagesPublished();
      }),
    ).toThrow('topicName must be given to fromTopicAttributes for metrics, got undefined');
  });

  it('has metrics where its name is given', () => {
    synth((scope) => {
      const attributes = { topicArn: TOPIC_ARN, topicName: 'shared' };
      const topic = Topic.fromTopicAttributes(scope, 'Shared', attributes);
      expect(topic.metricNumberOfNotificationsFailed().dimensions).toEqual({ TopicName: 'shared' });
    });
  });
});

it('has metrics', () => {
  synth((scope) => {
    const topic = new Topic(scope, 'Uploads');
    const metrics = [
      topic.metricNumberOfMessagesPublished(),
      topic.metricNumberOfNotificationsFailed(),
      topic.metricNumberOfNotificationsRedrivenToDlq(),
      topic.metricNumberOfNotificationsFailedToRedriveToDlq(),
    ];
    expect(metrics).toEqual(
      [
        'NumberOfMessagesPublished',
        'NumberOfNotificationsFailed',
        'NumberOfNotificationsRedrivenToDlq',
        'NumberOfNotificationsFailedToRedriveToDlq',
      ].map((metricName) => ({
        namespace: 'AWS/SNS',
        metricName,
        dimensions: { TopicName: topic.topicName },
        statistic: 'Sum',
      })),
    );
  });
});

it('asks once that alarms may publish to a topic that others deploy', () => {
  const stack = synth((scope) => {
    const topic = Topic.fromTopicAttributes(scope, 'Shared', { topicArn: TOPIC_ARN });
    for (const name of ['Errors', 'Age']) {
      const alarmArn = `arn:aws:cloudwatch:eu-central-1:111122223333:alarm:${name}`;
      expect(topic.bindAlarm(alarmArn)).toEqual({ actionArn: TOPIC_ARN });
    }
  });
  expect(stack.warnings).toEqual([
    expect.stringContaining(
      '"ArnLike":{"aws:SourceArn":"arn:aws:cloudwatch:*:111122223333:alarm:*"}',
    ),
  ]);
});
