import { DATASYNC, everFires, parseSchedule, smallestGap } from '@archway/aws';
import { blocksOf, isUnknown, textOf } from '@archway/terraform';
import { problem, unseen, type Rule } from '../rule/rule';

export const datasyncInterval: Rule = {
  id: 'datasync-interval',
  group: 'storage',
  severity: 'error',
  title: 'A DataSync task runs more often than once an hour, or never',
  looksFor:
    'Schedules of DataSync tasks with less than an hour between two runs, and those that never fire.',
  why: 'DataSync rejects a schedule below an hour at the apply, which plan and validate accept.',
  fix: 'Leave an hour or more between two runs.',
  awsPage: 'https://docs.aws.amazon.com/datasync/latest/userguide/task-scheduling.html',
  *check(estate) {
    const fromYear = new Date().getUTCFullYear();
    for (const task of estate.all('aws_datasync_task')) {
      for (const block of blocksOf(task.attributes['schedule'])) {
        const value = block['schedule_expression'];
        if (isUnknown(value)) yield unseen(task, 'its schedule');
        const text = textOf(value);
        if (text === undefined) continue;
        const schedule = parseSchedule(text);
        // EventBridge's older form has five fields, which DataSync's own page shows.
        if (schedule.kind === 'invalid') continue;
        const gap = smallestGap(schedule, { fromYear, years: 1 })?.minutes ?? Infinity;
        if (!everFires(schedule, fromYear)) {
          yield problem(task, `its schedule ${text} never fires`);
        } else if (gap < DATASYNC.intervalMinutes) {
          yield problem(
            task,
            `its schedule ${text} leaves ${gap} minutes between two runs, and ${DATASYNC.intervalMinutes} are the least`,
          );
        }
      }
    }
  },
};
