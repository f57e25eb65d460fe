import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { EventBus } from '../event-bus/event-bus';
import { Queue } from '../queue/queue';
import type { ScheduleProps } from './schedule';
import { Schedule } from './schedule';

function scheduled(props: Partial<ScheduleProps> = {}): Synthesized {
  return synth((stack) => {
    new Schedule(stack, 'Sweep', {
      expression: 'rate(5 minutes)',
      target: { queue: new Queue(stack, 'Work', { deadLetterQueue: false }) },
      ...props,
    });
  });
}

it('calls its target, and tells of calls that failed', () => {
  expect(scheduled().only(SchedulerSchedule)).toMatchObject({
    schedule_expression: 'rate(5 minutes)',
    flexible_time_window: { mode: 'OFF' },
    target: {
      arn: '${aws_sqs_queue.Work.arn}',
      retry_policy: { maximum_retry_attempts: 185, maximum_event_age_in_seconds: 86_400 },
      dead_letter_config: { arn: expect.stringContaining('aws_sqs_queue.Sweep_DeadLetter') },
    },
  });
});

it('has a role that the scheduler takes on for this account', () => {
  const [statement] = JSON.parse(scheduled().only(IamRole)['assume_role_policy']).Statement;
  expect(statement.Condition).toEqual({
    ArnEquals: {
      'aws:SourceArn': 'arn:aws:scheduler:eu-central-1:111122223333:schedule-group/default',
    },
    StringEquals: { 'aws:SourceAccount': '111122223333' },
  });
});

it.each([1, 1_440])('may be %i minutes late', (flexibleWindowMinutes) => {
  expect(
    scheduled({ flexibleWindowMinutes }).only(SchedulerSchedule)['flexible_time_window'],
  ).toEqual({ mode: 'FLEXIBLE', maximum_window_in_minutes: flexibleWindowMinutes });
});

it.each<[Partial<ScheduleProps>, string]>([
  [{ flexibleWindowMinutes: 1_441 }, 'flexibleWindowMinutes must be a whole number between 1'],
  [{ expression: 'daily' }, 'expression must be rate(…), cron(…) or at('],
  [{ maximumEventAgeSeconds: 59 }, 'maximumEventAgeSeconds must be a whole number between 60'],
])('refuses %j', (props, problem) => {
  expect(() => scheduled(props)).toThrow(problem);
});

it('names the event that it puts on a bus', () => {
  const onto = (detailType?: string) =>
    synth((stack) => {
      new Schedule(stack, 'Sweep', {
        expression: 'rate(1 day)',
        target: { eventBus: new EventBus(stack, 'Bus'), source: 'orders', detailType },
      });
    });
  expect(onto('Sweep').only(SchedulerSchedule)['target'].eventbridge_parameters).toEqual({
    source: 'orders',
    detail_type: 'Sweep',
  });
  expect(() => onto()).toThrow('target.source and target.detailType must be given for a bus');
});
