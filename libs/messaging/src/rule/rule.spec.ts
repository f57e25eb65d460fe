import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import { EventBus } from '../event-bus/event-bus';
import { PlainFunction } from '../plain-function/plain-function';
import { Queue } from '../queue/queue';
import { Stream } from '../stream/stream';
import type { RuleProps, RuleTargetOptions } from './rule';
import { Rule } from './rule';

const PLACED = { eventPattern: { 'detail-type': ['OrderPlaced'] } };

function ruled(
  props: RuleProps,
  build: (rule: Rule, scope: Construct) => void = (rule, scope) => {
    rule.addTarget({ function: new PlainFunction(scope, 'Notify') });
  },
): Synthesized {
  return synth((stack) => {
    build(new Rule(stack, 'Placed', props), stack);
  });
}

function targeted(options: RuleTargetOptions): Synthesized {
  return ruled(PLACED, (rule, scope) => {
    rule.addTarget({ function: new PlainFunction(scope, 'Notify') }, options);
  });
}

it('invokes a function with matching events, which alone may', () => {
  const stack = ruled(PLACED);
  expect(stack.only(CloudwatchEventRule)).toEqual({
    event_pattern: '{"detail-type":["OrderPlaced"]}',
  });
  expect(stack.only(LambdaPermission)).toMatchObject({
    principal: 'events.amazonaws.com',
    source_arn: '${aws_cloudwatch_event_rule.Placed.arn}',
    source_account: '111122223333',
  });
  expect(stack.only(CloudwatchEventTarget)).toMatchObject({
    retry_policy: { maximum_event_age_in_seconds: 86_400, maximum_retry_attempts: 185 },
    dead_letter_config: { arn: expect.stringContaining('aws_sqs_queue.Placed_DeadLetter') },
  });
});

it('lets the rule into the queue of its dead letters', () => {
  const { Statement } = JSON.parse(ruled(PLACED).only(SqsQueuePolicy)['policy']);
  expect(Statement).toContainEqual(
    expect.objectContaining({
      Principal: { Service: 'events.amazonaws.com' },
      Condition: {
        ArnEquals: { 'aws:SourceArn': '${aws_cloudwatch_event_rule.Placed.arn}' },
        StringEquals: { 'aws:SourceAccount': '111122223333' },
      },
    }),
  );
});

it('listens on a bus, and takes on a role for what has no policy', () => {
  const stack = synth((scope) => {
    const eventBus = new EventBus(scope, 'Bus');
    new Rule(scope, 'Placed', { ...PLACED, eventBus, deadLetterQueue: false }).addTarget({
      stream: new Stream(scope, 'Events'),
      partitionKey: '$.detail.id',
    });
  });
  expect(stack.only(CloudwatchEventTarget)).toMatchObject({
    event_bus_name: '${aws_cloudwatch_event_bus.Bus.name}',
    kinesis_target: { partition_key_path: '$.detail.id' },
    role_arn: expect.stringContaining('aws_iam_role.Placed_Role'),
  });
});

it('sends in order to a FIFO queue, whose group has to be known', () => {
  const into = (messageGroupId?: string) =>
    ruled(PLACED, (rule, scope) => {
      rule.addTarget({ queue: new Queue(scope, 'Orders', { fifo: true }), messageGroupId });
    });
  expect(into('orders').only(CloudwatchEventTarget)['sqs_target']).toEqual({
    message_group_id: 'orders',
  });
  expect(() => into()).toThrow("messageGroupId must be given for FIFO queue 'test/Orders'");
});

it('sends something else than the event', () => {
  const inputTransformer = { inputPaths: { id: '$.detail.id' }, inputTemplate: '{"id":<id>}' };
  expect(targeted({ inputTransformer }).only(CloudwatchEventTarget)['input_transformer']).toEqual({
    input_paths: { id: '$.detail.id' },
    input_template: '{"id":<id>}',
  });
  expect(() => targeted({ inputTransformer, inputPath: '$.detail' })).toThrow(
    'inputPath must be left out beside inputTransformer',
  );
});

it.each([0, 185])('tries %i times again', (maximumRetryAttempts) => {
  expect(
    targeted({ maximumRetryAttempts }).only(CloudwatchEventTarget)['retry_policy'],
  ).toMatchObject({ maximum_retry_attempts: maximumRetryAttempts });
});

it.each([-1, 186])('refuses to try %i times again', (maximumRetryAttempts) => {
  expect(() => targeted({ maximumRetryAttempts })).toThrow('maximumRetryAttempts must be a whole');
});

it('takes five targets and refuses the next', () => {
  ruled(PLACED, (rule, scope) => {
    for (let index = 0; index < 5; index += 1) {
      rule.addTarget({ queue: new Queue(scope, `Orders${index}`) });
    }
    expect(() => {
      rule.addTarget({ queue: new Queue(scope, 'Late') });
    }).toThrow('at most 5 targets, got 6');
  });
});

it('refuses a pattern that everything matches, and a rule without targets', () => {
  expect(() => ruled({ eventPattern: {} })).toThrow('eventPattern must name at least one field');
  expect(() => ruled(PLACED, () => undefined)).toThrow('add at least one target');
});
