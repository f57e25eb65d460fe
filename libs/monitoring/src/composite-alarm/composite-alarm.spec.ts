import { synth } from '@archway/testing';
import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm';
import { Construct } from 'constructs';
import type { AlarmRule, CompositeAlarmProps } from './composite-alarm';
import { CompositeAlarm } from './composite-alarm';

const [A, B, C] = ['a', 'b', 'c'].map((alarmName) => ({ alarmName })) as [
  { alarmName: string },
  { alarmName: string },
  { alarmName: string },
];

function alarmed(rule: AlarmRule, props: Partial<CompositeAlarmProps> = {}) {
  return synth((stack) => {
    new CompositeAlarm(stack, 'Outage', { rule, description: 'Nobody can order.', ...props });
  });
}

it('deploys one alarm that rings with others', () => {
  const stack = alarmed({ anyOf: [A, { allOf: [B, { not: C }] }] });
  expect(stack.inventory).toEqual({ aws_cloudwatch_composite_alarm: 1 });
  expect(stack.only(CloudwatchCompositeAlarm)).toMatchObject({
    alarm_name: 'test-test-Outage',
    alarm_rule: 'ALARM("a") OR (ALARM("b") AND (NOT (ALARM("c"))))',
  });
});

it('tells those who have to know, of this alarm', () => {
  const bound: string[] = [];
  const stack = synth((scope) => {
    const operators = Object.assign(new Construct(scope, 'Operators'), {
      bindAlarm: (alarmArn: string) => {
        bound.push(alarmArn);
        return { actionArn: 'arn:operators' };
      },
    });
    new CompositeAlarm(scope, 'Outage', {
      rule: A,
      description: 'Nobody can order.',
      actions: [operators],
    });
  });
  expect(stack.only(CloudwatchCompositeAlarm)['alarm_actions']).toEqual(['arn:operators']);
  expect(bound).toHaveLength(1);
});

it.each<[AlarmRule, string]>([
  [{ anyOf: [] }, 'rule must name 1 to 100 alarms, got 0'],
  [{ anyOf: Array.from({ length: 101 }, () => A) }, 'rule must name 1 to 100 alarms, got 101'],
  [{ allOf: [A, { anyOf: [] }] }, 'rule must name an alarm in each allOf and anyOf'],
])('refuses the rule %j', (rule, problem) => {
  expect(() => alarmed(rule)).toThrow(problem);
});

it('takes a description of 1024 characters and refuses one of 1025', () => {
  expect(
    alarmed(A, { description: 'a'.repeat(1_024) }).only(CloudwatchCompositeAlarm)[
      'alarm_description'
    ],
  ).toHaveLength(1_024);
  expect(() => alarmed(A, { description: 'a'.repeat(1_025) })).toThrow(
    'description must have 1 to 1024 characters, got 1025',
  );
});
