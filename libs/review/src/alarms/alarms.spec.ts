import { told, type Resources } from '../testing/planned';
import { compareAlarming } from './alarms';

type Body = NonNullable<NonNullable<Resources[string]>[string]>;

const lines = (type: string, before: Body, after: Body): string[] =>
  told(compareAlarming, { before: { [type]: { It: before } }, after: { [type]: { It: after } } });

const alarm = (body: Body): Body => ({
  alarm_name: 'errors',
  comparison_operator: 'GreaterThanThreshold',
  threshold: 1,
  evaluation_periods: 1,
  alarm_actions: ['arn:topic'],
  ...body,
});

const changed = (before: Body, after: Body): string[] =>
  lines('aws_cloudwatch_metric_alarm', alarm(before), alarm(after));

it('tells an alarm that goes, and not one that is forgotten or renamed', () => {
  const before = { aws_cloudwatch_metric_alarm: { It: alarm({}) } };
  expect(told(compareAlarming, { before, after: {} })).toEqual([
    '- alarm/look: errors (aws_cloudwatch_metric_alarm.It): the alarm goes',
  ]);
  const forgotten = ['aws_cloudwatch_metric_alarm.It'];
  expect(told(compareAlarming, { before, after: {}, forgotten })).toEqual([]);
  const after = { aws_cloudwatch_metric_alarm: { Renamed: alarm({}) } };
  expect(told(compareAlarming, { before, after })).toEqual([]);
});

it('tells a threshold that is looser by the operator, and is unconcerned of a tighter one', () => {
  expect(changed({ threshold: 1 }, { threshold: 10 })).toEqual([
    '~ alarm/look: errors (shop/It) goes off at more than 10, before at more than 1',
  ]);
  expect(changed({ threshold: 10 }, { threshold: 1 })).toEqual([
    '~ errors (shop/It) goes off at more than 1, before at more than 10',
  ]);
  const less = { comparison_operator: 'LessThanThreshold' };
  expect(changed({ ...less, threshold: 10 }, { ...less, threshold: 1 })).toEqual([
    '~ alarm/look: errors (shop/It) goes off at less than 1, before at less than 10',
  ]);
});

it('claims no direction where the operator does not give one', () => {
  expect(changed({}, { comparison_operator: 'LessThanThreshold', threshold: 5 })).toEqual([
    '~ errors (shop/It) goes off at less than 5, before at more than 1',
  ]);
});

it('tells actions that are disabled or emptied', () => {
  expect(changed({}, { actions_enabled: false })).toEqual([
    '~ alarm/look: errors (shop/It) does nothing any more: its actions are disabled',
  ]);
  expect(changed({}, { actions_enabled: true })).toEqual([]);
  expect(changed({}, { alarm_actions: [] })).toEqual([
    '~ alarm/look: errors (shop/It) no longer notifies anybody',
  ]);
  expect(changed({}, { alarm_actions: ['${aws_sns_topic.New.arn}'] })).toEqual([]);
});

it('tells an alarm that waits for longer', () => {
  expect(changed({}, { evaluation_periods: 3 })).toEqual([
    '~ alarm/look: errors (shop/It) goes off after 3 of 3 periods, before after 1 of 1 periods',
  ]);
  expect(
    changed({ evaluation_periods: 3 }, { evaluation_periods: 3, datapoints_to_alarm: 3 }),
  ).toEqual([]);
});

it('says that it cannot see a threshold that is known only after the apply', () => {
  expect(changed({}, { threshold: '${aws_x.Y.most}' })).toEqual([
    '~ incomplete/note: errors (shop/It): threshold cannot be seen',
  ]);
});

it.each([
  [30, 7, '~ alarm/look: orders (shop/It) keeps logs for 7 days, before 30 days'],
  [0, 30, '~ alarm/look: orders (shop/It) keeps logs for 30 days, before ever'],
  [30, 0, '~ orders (shop/It) keeps logs for ever, before 30 days'],
])('tells logs kept for %d days and then for %d', (before, after, line) => {
  const group = (retention_in_days: number): Body => ({ name: 'orders', retention_in_days });
  expect(lines('aws_cloudwatch_log_group', group(before), group(after))).toEqual([line]);
});

it('tells a flow log that goes while its network stays', () => {
  const aws_vpc = { Main: { cidr_block: '10.0.0.0/16' } };
  const aws_flow_log = { Flow: { vpc_id: '${aws_vpc.Main.id}' } };
  const before = { aws_vpc, aws_flow_log };
  expect(told(compareAlarming, { before, after: { aws_vpc } })).toEqual([
    '- alarm/look: aws_flow_log.Flow: traffic is no longer recorded',
  ]);
  expect(told(compareAlarming, { before, after: {} })).toEqual([]);
});

it('tells that nobody gets mail of a topic any more, and passes over its queues', () => {
  const aws_sns_topic = { Ops: { name: 'ops' } };
  const subscription = (protocol: string): Resources => ({
    aws_sns_topic,
    aws_sns_topic_subscription: { It: { topic_arn: '${aws_sns_topic.Ops.arn}', protocol } },
  });
  const after = { aws_sns_topic };
  expect(told(compareAlarming, { before: subscription('email'), after })[0]).toMatch(
    /^- alarm\/look: .* nobody is told by email of what /,
  );
  expect(told(compareAlarming, { before: subscription('sqs'), after })).toEqual([]);
});

describe('what a security team relies on', () => {
  const trail = { name: 'all', enable_logging: true };

  it('stops where a trail records no more, and only looks at one region less', () => {
    expect(lines('aws_cloudtrail', trail, { ...trail, enable_logging: false })).toEqual([
      '~ alarm/stop: all (shop/It) no longer records anything',
    ]);
    const everywhere = { ...trail, is_multi_region_trail: true };
    expect(lines('aws_cloudtrail', everywhere, trail)).toEqual([
      '~ alarm/look: all (shop/It) records only what is done in one region',
    ]);
  });

  it('stops where the last trail goes, and looks where another records', () => {
    const gone = (others: Record<string, Body>): readonly string[] =>
      told(compareAlarming, {
        before: { aws_cloudtrail: { It: trail, ...others } },
        after: { aws_cloudtrail: others },
      });
    const text = 'all (aws_cloudtrail.It): the trail goes, what is done is no longer recorded';
    expect(gone({})).toEqual([`- alarm/stop: ${text}`]);
    const other = { name: 'other' };
    expect(gone({ Other: { ...other, enable_logging: false } })).toEqual([`- alarm/stop: ${text}`]);
    expect(gone({ Other: { ...other, enable_logging: true } })).toEqual([`- alarm/look: ${text}`]);
  });

  it('stops where GuardDuty is off or gone, and is unconcerned where it comes', () => {
    const type = 'aws_guardduty_detector';
    expect(lines(type, { enable: true }, { enable: false })).toEqual([
      '~ alarm/stop: shop/It no longer looks for threats',
    ]);
    expect(lines(type, { enable: false }, { enable: true })).toEqual([
      '~ shop/It looks for threats',
    ]);
    expect(told(compareAlarming, { before: { [type]: { It: {} } }, after: {} })).toEqual([
      '- alarm/stop: aws_guardduty_detector.It: nothing looks for threats',
    ]);
  });
});
