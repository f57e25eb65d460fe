import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud } from '../testing/cloud-of';
import { nextRun } from '../schedule/next-run';
import { parseSchedule } from '@archway/aws';

const policy = (...Statement: object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement });

const allow = (service: string, action: string, resource: string, sourceArn?: string): object => ({
  Effect: 'Allow',
  Principal: { Service: service },
  Action: action,
  Resource: resource,
  ...(sourceArn === undefined ? {} : { Condition: { ArnEquals: { 'aws:SourceArn': sourceArn } } }),
});

const RULE = '${aws_cloudwatch_event_rule.Found.arn}';

/** A bucket that tells EventBridge, a rule, and a queue, a topic and a function as its targets. */
function stack(
  rule: object,
  target: object = {},
): { resource: Record<string, Record<string, object>> } {
  return {
    resource: {
      aws_s3_bucket: { Drop: { bucket: 'drop' } },
      aws_s3_bucket_notification: { Drop: { bucket: 'drop', eventbridge: true } },
      aws_cloudwatch_event_bus: { Own: { name: 'own' } },
      aws_cloudwatch_event_rule: { Found: { name: 'found', ...rule } },
      aws_cloudwatch_event_target: {
        Queue: { rule: 'found', arn: '${aws_sqs_queue.Jobs.arn}', ...target },
      },
      aws_sqs_queue: { Jobs: { name: 'jobs' }, Dead: { name: 'dead' } },
      aws_sqs_queue_policy: {
        Jobs: {
          queue_url: '${aws_sqs_queue.Jobs.id}',
          policy: policy(allow('events.amazonaws.com', 'sqs:SendMessage', '*', RULE)),
        },
        Dead: {
          queue_url: '${aws_sqs_queue.Dead.id}',
          policy: policy(allow('events.amazonaws.com', 'sqs:SendMessage', '*', RULE)),
        },
      },
    },
  };
}

const CREATED = JSON.stringify({ source: ['aws.s3'], 'detail-type': ['Object Created'] });

async function bodies(spec: SpecCloud, queue = 'jobs'): Promise<readonly string[]> {
  await spec.clock.runUntilIdle();
  return taken(spec, queue);
}

/** What lies in a queue now: a clock with schedules never comes to rest. */
async function taken({ cloud }: SpecCloud, queue = 'jobs'): Promise<readonly string[]> {
  const input = { queueUrl: queue, maxNumberOfMessages: 10, waitTimeSeconds: 0 };
  const messages = await cloud.sqs.receiveMessage(ADMINISTRATOR, input);
  return messages.map(({ body }) => body).sort();
}

const put = ({ cloud }: SpecCloud, key = 'a b.txt'): void => {
  cloud.s3.putObject(ADMINISTRATOR, { bucket: 'drop', key, body: Buffer.from('hello') });
};

describe('an object in a bucket that tells EventBridge', () => {
  it('is an event of the default bus, with the key as it is', async () => {
    const spec = cloudOf(stack({ event_pattern: CREATED }));
    put(spec);
    const [body = '{}'] = await bodies(spec);
    expect(JSON.parse(body)).toMatchObject({
      'detail-type': 'Object Created',
      source: 'aws.s3',
      resources: ['arn:aws:s3:::drop'],
      detail: {
        bucket: { name: 'drop' },
        object: { key: 'a b.txt', size: 5 },
        reason: 'PutObject',
      },
    });
    expect(spec.denials()).toEqual([]);
    expect(spec.cloud.notSimulated).toEqual([]);
  });

  it.each([
    ['suffix', { key: [{ suffix: '.txt' }] }, 1],
    ['suffix of another', { key: [{ suffix: '.jpg' }] }, 0],
    ['wildcard', { key: [{ wildcard: 'a*.txt' }] }, 1],
    ['prefix without regard to case', { key: [{ prefix: { 'equals-ignore-case': 'A' } }] }, 1],
    ['anything but a prefix', { key: [{ 'anything-but': { prefix: 'a' } }] }, 0],
    ['number', { size: [{ numeric: ['>', 4, '<=', 5] }] }, 1],
    ['number out of range', { size: [{ numeric: ['>', 5] }] }, 0],
    ['absent', { 'version-id': [{ exists: false }] }, 1],
    ['one of several', { $or: [{ key: ['b'] }, { size: [5] }] }, 1],
  ])('passes a pattern by %s', async (_operator, object, times) => {
    const spec = cloudOf(stack({ event_pattern: JSON.stringify({ detail: { object } }) }));
    put(spec);
    expect(await bodies(spec)).toHaveLength(times);
  });

  it('is nothing to a rule that is disabled', async () => {
    const spec = cloudOf(stack({ event_pattern: CREATED, state: 'DISABLED' }));
    put(spec);
    expect(await bodies(spec)).toEqual([]);
  });

  it('is nothing without the flag of the bucket', async () => {
    const terraform = stack({ event_pattern: CREATED });
    delete terraform.resource['aws_s3_bucket_notification'];
    const spec = cloudOf(terraform);
    put(spec);
    expect(await bodies(spec)).toEqual([]);
  });
});

describe('what a target receives', () => {
  it.each([
    ['a constant', { input: '{"a":1}' }, '{"a":1}'],
    ['a part', { input_path: '$.detail.object.key' }, '"a b.txt"'],
    [
      'a document with values in it',
      {
        input_transformer: {
          input_paths: { key: '$.detail.object.key', size: '$.detail.object.size', no: '$.none' },
          input_template:
            '{"text":"<key> has <size>","size":<size>,"key":<key>,"rule":"<aws.events.rule-name>","no":"<no>"}',
        },
      },
      '{"text":"a b.txt has 5","size":5,"key":"a b.txt","rule":"found","no":""}',
    ],
  ])('is %s', async (_what, target, text) => {
    const spec = cloudOf(stack({ event_pattern: CREATED }, target));
    put(spec);
    expect(await bodies(spec)).toEqual([text]);
  });
});

describe('a target that refuses', () => {
  const refusing = (target: object): ReturnType<typeof stack> => {
    const terraform = stack({ event_pattern: CREATED }, target);
    delete terraform.resource['aws_sqs_queue_policy']?.['Jobs'];
    return terraform;
  };

  it('loses the event, and the denial says what is missing', async () => {
    const spec = cloudOf(refusing({}));
    put(spec);
    await spec.clock.runUntilIdle();
    expect(spec.of('lost')).toMatchObject([
      { from: expect.stringContaining('rule/found') as string },
    ]);
    expect(spec.denials()[0]?.explanation).toContain(
      'events.amazonaws.com may not sqs:SendMessage',
    );
  });

  it('sends it to the dead-letter queue, with the reason', async () => {
    const spec = cloudOf(refusing({ dead_letter_config: { arn: '${aws_sqs_queue.Dead.arn}' } }));
    put(spec);
    expect(await bodies(spec, 'dead')).toHaveLength(1);
    expect(spec.of('dead-lettered')).toHaveLength(1);
  });
});

describe('a custom bus', () => {
  const onBus = stack(
    {
      event_bus_name: '${aws_cloudwatch_event_bus.Own.name}',
      event_pattern: '{"source":["shop"]}',
    },
    { event_bus_name: 'own' },
  );
  const entry = { source: 'shop', detailType: 'Sold', detail: '{"n":1}', eventBusName: 'own' };

  it('carries what is put on it', async () => {
    const spec = cloudOf(onBus);
    expect(spec.cloud.events.putEvents(ADMINISTRATOR, [entry])).toEqual([
      { eventId: expect.any(String) as string },
    ]);
    const [body = '{}'] = await bodies(spec);
    expect(JSON.parse(body)).toMatchObject({ source: 'shop', detail: { n: 1 } });
  });

  it('refuses what is no JSON object, and a bus that is not there', () => {
    const { cloud } = cloudOf(onBus);
    const wrong = [
      { ...entry, detail: 'no' },
      { ...entry, eventBusName: 'none' },
    ];
    expect(cloud.events.putEvents(ADMINISTRATOR, wrong)).toMatchObject([
      { errorCode: 'MalformedDetail' },
      { errorCode: 'InvalidArgument' },
    ]);
  });
});

describe('schedules', () => {
  const MINUTE = 60_000;

  it('fire a rule by its rate', async () => {
    const spec = cloudOf(stack({ schedule_expression: 'rate(5 minutes)' }));
    await spec.clock.advance(11 * MINUTE);
    expect(
      (await taken(spec)).map((body) => (JSON.parse(body) as { source: string }).source),
    ).toEqual(['aws.events', 'aws.events']);
  });

  it('of EventBridge Scheduler need a role, which they name in what is missing', async () => {
    const terraform = stack({ event_pattern: CREATED });
    Object.assign(terraform.resource, {
      aws_iam_role: {
        Clock: {
          name: 'clock',
          assume_role_policy: policy(allow('scheduler.amazonaws.com', 'sts:AssumeRole', '*')),
        },
      },
      aws_scheduler_schedule: {
        Daily: {
          name: 'daily',
          schedule_expression: 'cron(0 8 * * ? *)',
          schedule_expression_timezone: 'Europe/Berlin',
          flexible_time_window: { mode: 'OFF' },
          target: {
            arn: '${aws_sqs_queue.Jobs.arn}',
            role_arn: '${aws_iam_role.Clock.arn}',
            input: 'wake up',
          },
        },
      },
    });
    const refused = cloudOf(terraform);
    await refused.clock.advance(24 * 60 * MINUTE);
    expect(refused.denials().map(({ action }) => action)).toContain('sqs:SendMessage');
    Object.assign(terraform.resource, {
      aws_iam_role_policy: {
        Clock: {
          role: 'clock',
          policy: policy({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }),
        },
      },
    });
    const spec = cloudOf(terraform);
    await spec.clock.advance(24 * 60 * MINUTE);
    expect(await taken(spec)).toEqual(['wake up']);
  });

  it('of EventBridge Scheduler put events on a bus, whose rules take them', async () => {
    const terraform = stack(
      {
        event_bus_name: 'own',
        event_pattern: '{"source":["clock"],"detail":{"n":[1]}}',
      },
      { event_bus_name: 'own' },
    );
    Object.assign(terraform.resource, {
      aws_iam_role: {
        Clock: {
          name: 'clock',
          assume_role_policy: policy(allow('scheduler.amazonaws.com', 'sts:AssumeRole', '*')),
          inline_policy: [
            {
              name: 'put',
              policy: policy({ Effect: 'Allow', Action: 'events:PutEvents', Resource: '*' }),
            },
          ],
        },
      },
      aws_scheduler_schedule: {
        Hourly: {
          name: 'hourly',
          schedule_expression: 'rate(1 hour)',
          flexible_time_window: { mode: 'OFF' },
          target: {
            arn: '${aws_cloudwatch_event_bus.Own.arn}',
            role_arn: '${aws_iam_role.Clock.arn}',
            input: '{"n":1}',
            eventbridge_parameters: { source: 'clock', detail_type: 'Tick' },
          },
        },
      },
    });
    const spec = cloudOf(terraform);
    await spec.clock.advance(61 * MINUTE);
    const [body = '{}'] = await taken(spec);
    expect(JSON.parse(body)).toMatchObject({
      source: 'clock',
      'detail-type': 'Tick',
      detail: { n: 1 },
    });
    expect(spec.of('lost')).toEqual([]);
  });

  it.each([
    ['cron(30 6 ? * MON-FRI *)', '2026-11-27T12:00:00Z', 'UTC', '2026-11-30T06:30:00.000Z'],
    ['cron(0 8 * * ? *)', '2026-07-01T00:00:00Z', 'Europe/Berlin', '2026-07-01T06:00:00.000Z'],
    ['rate(1 hour)', '2026-01-01T00:30:00Z', 'UTC', '2026-01-01T01:00:00.000Z'],
  ])('%s after %s in %s is %s', (expression, now, timeZone, expected) => {
    const timing = parseSchedule(expression);
    if (timing.kind === 'invalid') throw new Error(timing.problem);
    const since = Date.parse('2026-01-01T00:00:00Z');
    const next = nextRun(timing, Date.parse(now), { timeZone, since });
    expect(new Date(next ?? 0).toISOString()).toBe(expected);
  });

  it('that are past never fire again', () => {
    const wallTime = Date.parse('2026-01-01T00:00:00Z');
    expect(nextRun({ kind: 'at', wallTime }, wallTime - 1, { since: 0 })).toBe(wallTime);
    expect(nextRun({ kind: 'at', wallTime }, wallTime, { since: 0 })).toBeUndefined();
  });
});
