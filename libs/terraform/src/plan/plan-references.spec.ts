import type { JsonObject } from '../document/document';
import { PlanReferences } from './plan-references';

const endpoint = (subnets: readonly string[]): PlanReferences =>
  new PlanReferences({
    resources: [
      {
        mode: 'managed',
        type: 'aws_vpc_endpoint',
        name: 'logs',
        expressions: { subnet_ids: { references: subnets } },
      },
    ],
  });

it('names the local that an argument comes from, as it is stated', () => {
  const origins = endpoint(['local.subnets', 'each.value']).originsOf('aws_vpc_endpoint.logs');
  expect(origins(['subnet_ids'])).toEqual(['local.subnets', 'each.value']);
  expect(origins(['policy'])).toEqual([]);
});

it('names only the resources where an argument comes from some', () => {
  const origins = endpoint(['local.all', 'aws_subnet.a.id', 'aws_subnet.a']).originsOf(
    'aws_vpc_endpoint.logs',
  );
  expect(origins(['subnet_ids'])).toEqual(['aws_subnet.a.id']);
});

const topic = (given: JsonObject): PlanReferences =>
  new PlanReferences({
    module_calls: {
      news: {
        expressions: { policy: given },
        module: {
          resources: [
            {
              mode: 'managed',
              type: 'aws_sns_topic',
              name: 'it',
              expressions: { policy: { references: ['var.policy'] } },
            },
          ],
        },
      },
    },
  });

it.each([
  [{}],
  [{ constant_value: 'x' }],
  [{ references: ['var.policy'] }],
  [{ references: ['count.index'] }],
])('names nothing where a plan has to know the argument of a module: %j', (given) => {
  expect(topic(given).originsOf('module.news.aws_sns_topic.it')(['policy'])).toEqual([]);
});

it.each([
  [{ references: ['local.policy'] }],
  [{ references: ['each.value.policy', 'each.value'] }],
])('names the variable where it may not: %j', (given) => {
  const origins = topic(given).originsOf('module.news.aws_sns_topic.it');
  expect(origins(['policy'])).toEqual(['var.policy']);
});

const subscription = (endpoint: string): PlanReferences =>
  new PlanReferences({
    resources: [
      {
        mode: 'managed',
        type: 'aws_sns_topic_subscription',
        name: 'each',
        expressions: { endpoint: { references: [endpoint] } },
        for_each_expression: { references: ['aws_sqs_queue.orders.arn', 'aws_sqs_queue.orders'] },
      },
    ],
  });

it('follows an element to where the elements come from, and a key to nothing', () => {
  const origins = (endpoint: string): readonly string[] =>
    subscription(endpoint).originsOf('aws_sns_topic_subscription.each')(['endpoint']);
  expect(origins('each.value.endpoint')).toEqual(['aws_sqs_queue.orders.arn']);
  expect(origins('each.key')).toEqual([]);
});
