import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { synth } from '@archway/testing';
import { Construct, DependencyGroup } from 'constructs';
import { dependOn } from './dependency';

it('makes Terraform wait for every resource inside the constructs named', () => {
  const { json } = synth((stack) => {
    const parent = new Construct(stack, 'Parent');
    const first = new SqsQueue(parent, 'First', {});
    new SqsQueue(parent, 'Second', {});
    const last = new SqsQueue(stack, 'Last', {});
    dependOn(last, [parent, new DependencyGroup(first)]);
  });
  const { Last, ...others } = json['resource']['aws_sqs_queue'];
  expect(Last.depends_on).toEqual(Object.keys(others).map((name) => `aws_sqs_queue.${name}`));
});

it('adds to what the resource waits for already', () => {
  const last = synth((stack) => {
    const first = new SqsQueue(stack, 'First', {});
    const second = new SqsQueue(stack, 'Second', {});
    const last = new SqsQueue(stack, 'Last', { dependsOn: [first] });
    dependOn(last, [second, last]);
  }).at('aws_sqs_queue.Last');
  expect(last['depends_on']).toEqual(['aws_sqs_queue.First', 'aws_sqs_queue.Second']);
});
