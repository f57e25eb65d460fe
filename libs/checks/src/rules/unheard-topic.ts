import { subscriptionsOf } from '../flow/flow';
import { deliveriesOf } from '../flow/deliveries';
import { problem, type Rule } from '../rule/rule';

export const unheardTopic: Rule = {
  id: 'unheard-topic',
  group: 'event-flow',
  severity: 'warning',
  title: 'A bucket notifies a topic that nobody subscribes to',
  looksFor:
    'Topics that notifications of a bucket or an event rule go to, without a subscription in these configurations. Topics of alarms are left alone: people subscribe to them by hand.',
  why: 'SNS keeps nothing: what is published while nobody subscribes is gone.',
  fix: 'Subscribe a queue or function, or remove the notification. Where another account subscribes, accept the finding with the name of who does.',
  awsPage: 'https://docs.aws.amazon.com/sns/latest/dg/welcome.html',
  *check(estate) {
    const heard = new Set(subscriptionsOf(estate).map(({ topic }) => topic?.key));
    const told = deliveriesOf(estate).filter(
      ({ to, service }) =>
        to.type === 'aws_sns_topic' &&
        ['s3.amazonaws.com', 'events.amazonaws.com'].includes(service),
    );
    for (const { to, from } of new Map(told.map((each) => [each.to.key, each])).values()) {
      if (!heard.has(to.key))
        yield problem(to, `${from} tells it, and nobody here subscribes to it`);
    }
  },
};
