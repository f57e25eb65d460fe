import { CloudwatchEventArchive } from '@cdktf/provider-aws/lib/cloudwatch-event-archive';
import { CloudwatchEventBusPolicy } from '@cdktf/provider-aws/lib/cloudwatch-event-bus-policy';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Role } from '@archway/core';
import { synth } from '@archway/testing';
import type { EventBusProps } from './event-bus';
import { EventBus } from './event-bus';

function deployed(props?: EventBusProps) {
  return synth((stack) => {
    new EventBus(stack, 'Bus', props);
  });
}

it('deploys one bus that only the account puts events on', () => {
  expect(deployed().inventory).toEqual({ aws_cloudwatch_event_bus: 1 });
});

it('keeps events for replay', () => {
  expect(deployed({ archiveRetentionDays: 7 }).only(CloudwatchEventArchive)).toMatchObject({
    retention_days: 7,
  });
  expect(() => deployed({ archiveRetentionDays: 0 })).toThrow('archiveRetentionDays must be');
});

it.each(['default', 'aws.orders', 'a b', ''])('refuses the name "%s"', (eventBusName) => {
  expect(() => deployed({ eventBusName })).toThrow('eventBusName must be 1 to 256 letters');
});

it('takes a name with slashes', () => {
  expect(deployed({ eventBusName: 'shop/orders' }).inventory).toEqual({
    aws_cloudwatch_event_bus: 1,
  });
});

it('lets a role put events, also on the bus of the account', () => {
  const stack = synth((scope) => {
    EventBus.ofAccount(scope, 'Default').grantPutEvents(
      new Role(scope, 'Worker', { assumedBy: 'ecs-tasks.amazonaws.com' }),
    );
  });
  expect(JSON.parse(stack.only(IamRolePolicy)['policy']).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'events:PutEvents',
      Resource: 'arn:aws:events:eu-central-1:111122223333:event-bus/default',
    },
  ]);
});

it('collects the statements of its one policy', () => {
  const stack = synth((scope) => {
    const bus = new EventBus(scope, 'Bus');
    for (const account of ['222233334444', '333344445555']) {
      bus.addToResourcePolicy({
        principals: { aws: [account] },
        actions: ['events:PutEvents'],
        resources: [bus.eventBusArn],
      });
    }
  });
  expect(JSON.parse(stack.only(CloudwatchEventBusPolicy)['policy']).Statement).toHaveLength(2);
});
