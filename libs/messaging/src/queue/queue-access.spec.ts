import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import type { IGrantable } from '@archway/core';
import { hopsFrom, Key, Role } from '@archway/core';
import type { Synthesized } from '@archway/testing';
import { synth, TEST_ENVIRONMENT } from '@archway/testing';
import type { Construct } from 'constructs';
import { PlainBucket } from '../plain-bucket/plain-bucket';
import { Topic } from '../topic/topic';
import { Queue } from './queue';
import type { QueueBase } from './queue-base';

const SHARED = {
  queueArn: 'arn:aws:sqs:eu-central-1:111122223333:shared',
  queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/shared',
};

function granted(build: (role: IGrantable, scope: Construct) => void): unknown {
  const stack = synth((scope) => {
    build(new Role(scope, 'Worker', { assumedBy: 'ecs-tasks.amazonaws.com' }), scope);
  });
  return JSON.parse(stack.only(IamRolePolicy).policy).Statement;
}

describe('a grant', () => {
  it('to send is one action', () => {
    expect(
      granted((role, scope) =>
        new Queue(scope, 'Orders', { deadLetterQueue: false }).grantSend(role),
      ),
    ).toEqual([
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '${aws_sqs_queue.Orders.arn}' },
    ]);
  });

  it('to consume is what Lambda needs and no more', () => {
    expect(
      granted((role, scope) =>
        new Queue(scope, 'Orders', { deadLetterQueue: false }).grantConsume(role),
      ),
    ).toEqual([
      {
        Effect: 'Allow',
        Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        Resource: '${aws_sqs_queue.Orders.arn}',
      },
    ]);
  });

  it.each<[string, (queue: Queue, role: IGrantable) => void, string | string[]]>([
    ['to send', (queue, role) => queue.grantSend(role), ['kms:Decrypt', 'kms:GenerateDataKey*']],
    ['to consume', (queue, role) => queue.grantConsume(role), 'kms:Decrypt'],
  ])('%s reaches to the key', (_, grant, Action) => {
    const statements = granted((role, scope) => {
      grant(new Queue(scope, 'Orders', { encryptionKey: new Key(scope, 'Secrets') }), role);
    });
    expect(statements).toContainEqual({
      Effect: 'Allow',
      Action,
      Resource: '${aws_kms_key.Secrets.arn}',
    });
  });

  it('on a queue that others deploy names that queue', () => {
    expect(
      granted((role, scope) => Queue.fromQueueAttributes(scope, 'Shared', SHARED).grantSend(role)),
    ).toEqual([{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: SHARED.queueArn }]);
  });

  it('to send is a step that events can take', () => {
    synth((stack) => {
      const role = new Role(stack, 'Worker', { assumedBy: 'ecs-tasks.amazonaws.com' });
      const queue = new Queue(stack, 'Orders');
      queue.grantSend(role);
      expect(hopsFrom(role)).toEqual([{ target: queue }]);
    });
  });
});

describe('delivery', () => {
  const DELIVERIES = [
    ['s3.amazonaws.com', '${aws_s3_bucket.Uploads.arn}', deliverFromBucket],
    ['sns.amazonaws.com', '${aws_sns_topic.Uploads.arn}', deliverFromTopic],
  ] as const;

  function deliverFromBucket(scope: Construct, queue: QueueBase): void {
    queue.bindNotification(new PlainBucket(scope, 'Uploads'));
  }

  function deliverFromTopic(scope: Construct, queue: QueueBase): void {
    queue.bindSubscription(new Topic(scope, 'Uploads'));
  }

  function conditions(sourceArn: string): object {
    return {
      ArnEquals: { 'aws:SourceArn': sourceArn },
      StringEquals: { 'aws:SourceAccount': TEST_ENVIRONMENT.accountId },
    };
  }

  it.each(DELIVERIES)(
    'by %s is allowed for one source in this account',
    (service, arn, deliver) => {
      const stack = synth((scope) => {
        deliver(scope, new Queue(scope, 'Orders', { deadLetterQueue: false }));
      });
      expect(JSON.parse(stack.only(SqsQueuePolicy).policy).Statement[1]).toEqual({
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sqs:SendMessage',
        Resource: '${aws_sqs_queue.Orders.arn}',
        Condition: conditions(arn),
      });
    },
  );

  it.each(DELIVERIES)('by %s may use the key', (service, arn, deliver) => {
    const stack = synth((scope) => {
      const encryptionKey = new Key(scope, 'Secrets');
      deliver(scope, new Queue(scope, 'Orders', { encryptionKey, deadLetterQueue: false }));
    });
    expect(JSON.parse(stack.only(KmsKeyPolicy).policy).Statement[1]).toEqual({
      Effect: 'Allow',
      Principal: { Service: service },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: conditions(arn),
    });
  });

  it('by several keeps one policy', () => {
    const stack = synth((scope) => {
      const queue = new Queue(scope, 'Orders', { deadLetterQueue: false });
      deliverFromBucket(scope, queue);
      queue.bindSubscription(new Topic(scope, 'Returns'));
    });
    expect(JSON.parse(stack.only(SqsQueuePolicy).policy).Statement).toHaveLength(3);
  });

  it('by S3 to a FIFO queue is rejected', () => {
    expect(() =>
      synth((scope) => deliverFromBucket(scope, new Queue(scope, 'Orders', { fifo: true }))),
    ).toThrow(
      "Queue 'test/Orders': fifo must be false where bucket 'test/Uploads' notifies, got true",
    );
  });

  it('waits for the policy and the key', () => {
    synth((scope) => {
      const encryptionKey = new Key(scope, 'Secrets');
      const queue = new Queue(scope, 'Orders', { encryptionKey });
      const { dependencies } = queue.bindNotification(new PlainBucket(scope, 'Uploads'));
      expect(dependencies).toEqual([queue.node.findChild('Policy'), encryptionKey]);
    });
  });
});

describe('a queue that others deploy', () => {
  function warningsOf(build: (queue: QueueBase, scope: Construct) => void): Synthesized {
    return synth((stack) => build(Queue.fromQueueAttributes(stack, 'Shared', SHARED), stack));
  }

  it('deploys nothing', () => {
    expect(warningsOf(() => undefined).inventory).toEqual({});
  });

  it('warns of what its policy must contain', () => {
    const { warnings } = warningsOf((queue, scope) => {
      queue.bindSubscription(new Topic(scope, 'Uploads'));
    });
    expect(warnings).toEqual([
      expect.stringMatching(
        /^test\/Shared: this is deployed elsewhere: its policy must contain what stands in .*"aws:SourceArn":"\${aws_sns_topic\.Uploads\.arn}"/,
      ),
    ]);
  });

  it('warns of the visibility timeout that a consumer needs', () => {
    const consumer = { path: 'test/Handler', maximumBatchingWindowSeconds: 5 };
    const { warnings } = warningsOf((queue) => {
      queue.addConsumer({ ...consumer, timeoutSeconds: 10 });
      queue.addConsumer(consumer);
    });
    expect(warnings).toEqual([
      "test/Shared: this is deployed elsewhere: its visibility timeout must be at least 65 seconds for 'test/Handler'",
      "test/Shared: this is deployed elsewhere: its visibility timeout must be at least six times the timeout of 'test/Handler' and its batching window",
    ]);
  });

  it('warns of what it must be as a dead-letter queue', () => {
    const { warnings } = warningsOf((deadLetterQueue, scope) => {
      new Queue(scope, 'Orders', { deadLetterQueue });
    });
    expect(warnings).toEqual([
      'test/Shared: this is deployed elsewhere: its redrive allow policy, if it has one, must name ' +
        "${aws_sqs_queue.Orders.arn}, and it must keep messages for at least the retention of 345600 seconds of 'test/Orders'",
    ]);
  });

  it('has metrics where its name is given', () => {
    synth((stack) => {
      const named = Queue.fromQueueAttributes(stack, 'Named', { ...SHARED, queueName: 'shared' });
      expect(named.metricApproximateAgeOfOldestMessage()).toEqual({
        namespace: 'AWS/SQS',
        metricName: 'ApproximateAgeOfOldestMessage',
        dimensions: { QueueName: 'shared' },
        statistic: 'Maximum',
      });
    });
  });

  it('rejects metrics where its name is not given', () => {
    expect(() =>
      warningsOf((queue) => {
        queue.metricApproximateAgeOfOldestMessage();
      }),
    ).toThrow(
      "ImportedQueue 'test/Shared': queueName must be given to fromQueueAttributes for metrics, got undefined",
    );
  });
});

it('has metrics', () => {
  synth((stack) => {
    const queue = new Queue(stack, 'Orders');
    const metrics = [
      queue.metricApproximateAgeOfOldestMessage(),
      queue.metricApproximateNumberOfMessagesVisible(),
      queue.metricApproximateNumberOfMessagesNotVisible(),
      queue.metricNumberOfMessagesSent(),
      queue.metricNumberOfMessagesDeleted(),
    ];
    expect(metrics.map(({ metricName, statistic }) => [metricName, statistic])).toEqual([
      ['ApproximateAgeOfOldestMessage', 'Maximum'],
      ['ApproximateNumberOfMessagesVisible', 'Maximum'],
      ['ApproximateNumberOfMessagesNotVisible', 'Maximum'],
      ['NumberOfMessagesSent', 'Sum'],
      ['NumberOfMessagesDeleted', 'Sum'],
    ]);
    expect(metrics.map(({ dimensions }) => dimensions)).toEqual(
      metrics.map(() => ({ QueueName: queue.queueName })),
    );
  });
});
