import { isUnknown } from '@archway/terraform';
import { flagOr, numberOr } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { problem, unseen, type Rule } from '../rule/rule';

const HOUR = 3600;

/** How long a stream of a table keeps records: "Change data capture for DynamoDB Streams". */
const TABLE_STREAM_HOURS = 24;

export const expiringRecords: Rule = {
  id: 'expiring-records',
  group: 'timing',
  severity: 'warning',
  title: 'Records of a stream expire before their retries end',
  looksFor:
    'Event source mappings of Kinesis streams and of streams of DynamoDB tables that retry without end, as they do where neither maximum_retry_attempts nor maximum_record_age_in_seconds is set, and those whose maximum_record_age_in_seconds is longer than the stream keeps records.',
  why: 'One record that always fails holds up its shard until it expires, and what waits behind it expires with it. Nothing reaches the destination for failures.',
  fix: 'Set maximum_retry_attempts and a maximum_record_age_in_seconds below the retention of the stream, with an on_failure destination and bisect_batch_on_function_error.',
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
  *check(estate) {
    for (const mapping of estate.all('aws_lambda_event_source_mapping')) {
      const { attributes } = mapping;
      if (flagOr(attributes['enabled'], true) === false) continue;
      const types = ['aws_kinesis_stream', 'aws_dynamodb_table'];
      const stream = estate.target(mapping, attributes['event_source_arn'], ...types);
      if (stream === undefined) continue;
      const retries = numberOr(attributes['maximum_retry_attempts'], -1);
      const age = numberOr(attributes['maximum_record_age_in_seconds'], -1);
      const hours = hoursOf(stream);
      if (retries === undefined || age === undefined || hours === undefined) {
        yield unseen(mapping, 'how long it retries');
      } else if (retries < 0 && age < 0) {
        yield problem(
          mapping,
          `retries without end, and ${stream.address} keeps records for ${hours} h`,
        );
      } else if (age > hours * HOUR) {
        yield problem(
          mapping,
          `retries records for ${age} s, and ${stream.address} keeps them for ${hours * HOUR} s`,
        );
      }
    }
  },
};

function hoursOf({ type, attributes }: Subject): number | undefined {
  if (type === 'aws_dynamodb_table') return TABLE_STREAM_HOURS;
  const value = attributes['retention_period'];
  return isUnknown(value) && value.references.length > 0 ? undefined : numberOr(value, 24);
}
