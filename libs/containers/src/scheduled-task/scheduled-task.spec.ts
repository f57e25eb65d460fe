import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { synth } from '@archway/testing';
import { Cluster } from '../cluster/cluster';
import { plainQueue } from '../plain-queue/plain-queue';
import { NETWORK, plainTask } from '../plain-task/plain-task';
import { ScheduledTask } from './scheduled-task';

const make = (schedule: string, fifo = false) =>
  synth((scope) => {
    new ScheduledTask(scope, 'Nightly', {
      cluster: new Cluster(scope, 'Cluster'),
      task: plainTask(scope),
      subnets: NETWORK.subnets,
      securityGroups: NETWORK.securityGroups,
      schedule,
      deadLetterQueue: plainQueue(scope, 'Late', fifo),
    });
  });

it('starts a task every night, and keeps what could not start', () => {
  expect(make('cron(0 2 * * ? *)').only(SchedulerSchedule)).toMatchObject({
    schedule_expression: 'cron(0 2 * * ? *)',
    target: {
      dead_letter_config: { arn: 'arn:aws:sqs:eu-central-1:111122223333:Late' },
      ecs_parameters: { task_count: 1 },
    },
  });
});

it('forgets the schedule of a task that ran once', () => {
  const once = make('at(2027-01-01T02:00:00)').only(SchedulerSchedule);
  expect(once.action_after_completion).toBe('DELETE');
});

it.each(['cron(nonsense)', 'rate(1 hours)', 'rate(5 minute)'])('refuses %s', (schedule) => {
  expect(() => make(schedule)).toThrow('schedule must be cron(…) of six fields');
});

it.each(['rate(1 hour)', 'rate(5 minutes)'])('takes %s', (schedule) => {
  expect(() => make(schedule)).not.toThrow();
});

it('refuses a FIFO queue for what could not start', () => {
  expect(() => make('rate(1 hour)', true)).toThrow('deadLetterQueue must be a standard queue');
});
