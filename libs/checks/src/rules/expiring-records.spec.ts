import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { expiringRecords } from './expiring-records';

const reading = (mapping: object, stream: object = {}) =>
  stackOf({
    aws_kinesis_stream: { Clicks: { name: 'clicks', ...stream } },
    aws_lambda_event_source_mapping: {
      Count: { event_source_arn: '${aws_kinesis_stream.Clicks.arn}', ...mapping },
    },
  });

it.each([[{}], [{ maximum_retry_attempts: -1, maximum_record_age_in_seconds: -1 }]])(
  'finds a mapping that retries without end: %j',
  (mapping) => {
    expect(problemsOf(expiringRecords, reading(mapping))).toEqual([
      'aws_lambda_event_source_mapping.Count: retries without end, and aws_kinesis_stream.Clicks keeps records for 24 h',
    ]);
  },
);

it.each([
  [86_401, {}, 1],
  [86_400, {}, 0],
  [86_401, { retention_period: 48 }, 0],
])('compares %i s with a stream %j', (age, stream, count) => {
  const stack = reading({ maximum_record_age_in_seconds: age }, stream);
  expect(problemsOf(expiringRecords, stack)).toHaveLength(count);
});

it.each([[{ maximum_retry_attempts: 5 }], [{ enabled: false }]])('accepts %j', (mapping) => {
  expect(problemsOf(expiringRecords, reading(mapping))).toEqual([]);
});

it('finds a mapping of the stream of a table, and leaves one of a queue alone', () => {
  const of = (source: string) =>
    stackOf({
      aws_dynamodb_table: { Orders: { name: 'orders' } },
      aws_sqs_queue: { Orders: { name: 'orders' } },
      aws_lambda_event_source_mapping: { Read: { event_source_arn: source } },
    });
  expect(problemsOf(expiringRecords, of('${aws_dynamodb_table.Orders.stream_arn}'))).toHaveLength(
    1,
  );
  expect(problemsOf(expiringRecords, of('${aws_sqs_queue.Orders.arn}'))).toEqual([]);
});

it('says that it cannot see a number that is not known', () => {
  const stack = reading({ maximum_retry_attempts: '${var.attempts}' });
  expect(unseenBy(expiringRecords, stack)).toEqual([
    'aws_lambda_event_source_mapping.Count: how long it retries',
  ]);
});
