import { parseSchedule, TimeZone } from '@archway/aws';
import { blocksOf, textOf } from '@archway/terraform';
import type { SchedulePart, Timing } from './event-parts';
import type { Reading } from './reading';

export function schedulesOf(reading: Reading): readonly SchedulePart[] {
  return reading.all('aws_scheduler_schedule').flatMap((found): readonly SchedulePart[] => {
    const { resource } = found;
    const { attributes } = resource;
    const [target = {}] = blocksOf(attributes['target']);
    const arn = textOf(target['arn']);
    const roleArn = textOf(target['role_arn']);
    const expression = textOf(attributes['schedule_expression']) ?? '';
    const timeZone = textOf(attributes['schedule_expression_timezone']) ?? 'UTC';
    const timing = timingOf(expression);
    const problem =
      arn === undefined || roleArn === undefined
        ? 'its target is not known'
        : timing.kind === 'invalid'
          ? `${expression} is no schedule (${timing.problem})`
          : TimeZone.isKnown(timeZone)
            ? undefined
            : `${timeZone} is no time zone`;
    if (arn === undefined || roleArn === undefined || timing.kind === 'invalid' || problem) {
      reading.notSimulated.push(`${resource.address}: ${problem}; it never fires`);
      return [];
    }
    const deadLetterArn = textOf(blocksOf(target['dead_letter_config'])[0]?.['arn']);
    const messageGroupId = textOf(blocksOf(target['sqs_parameters'])[0]?.['message_group_id']);
    const input = textOf(target['input']);
    const [event] = blocksOf(target['eventbridge_parameters']);
    const startsAt = dateOf(textOf(attributes['start_date']));
    const endsAt = dateOf(textOf(attributes['end_date']));
    return [
      {
        address: resource.address,
        constructPath: resource.constructPath,
        scheduleArn: reading.identifier(found, 'arn'),
        timing,
        timeZone,
        enabled: textOf(attributes['state']) !== 'DISABLED',
        ...(startsAt === undefined ? {} : { startsAt }),
        ...(endsAt === undefined ? {} : { endsAt }),
        target: {
          address: resource.address,
          constructPath: resource.constructPath,
          targetId: resource.name,
          arn,
          roleArn,
          ...(deadLetterArn === undefined ? {} : { deadLetterArn }),
          ...(messageGroupId === undefined ? {} : { messageGroupId }),
        },
        ...(input === undefined ? {} : { input }),
        ...(event === undefined
          ? {}
          : {
              event: {
                source: textOf(event['source']) ?? '',
                detailType: textOf(event['detail_type']) ?? '',
              },
            }),
      },
    ];
  });
}

function timingOf(expression: string): Timing | ReturnType<typeof parseSchedule> {
  const at = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression.trim())?.[1];
  const wallTime = at === undefined ? NaN : Date.parse(`${at}Z`);
  return Number.isNaN(wallTime) ? parseSchedule(expression) : { kind: 'at', wallTime };
}

function dateOf(text: string | undefined): number | undefined {
  const at = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
