import { blocksOf, isUnknown, numberOf, textOf, type Value } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { calledOf, serviceCallsOf, type ServiceCall } from '../flow/integrations';
import { problem, type Observation, type Rule } from '../rule/rule';

export const constantPartitionKey: Rule = {
  id: 'constant-partition-key',
  group: 'event-flow',
  severity: 'warning',
  title: 'Every record gets the same partition key',
  looksFor:
    'API integrations, EventBridge pipes and IoT rules that write to a Kinesis stream with a partition key that holds no part of the record, and API integrations that write items to a table with a constant hash key. A stream that is declared with one shard is left alone.',
  why: 'All records go to one shard or one partition: 1 MB or 1,000 records per second, however many shards the stream has. The rest is throttled.',
  fix: 'Take the key from the record, such as $.orderId or $context.requestId.',
  awsPage: 'https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html',
  *check(estate) {
    for (const call of serviceCallsOf(estate)) yield* ofCall(estate, call);
    for (const pipe of estate.all('aws_pipes_pipe')) {
      const blocks = blocksOf(pipe.attributes['target_parameters']).flatMap((each) =>
        blocksOf(each['kinesis_stream_parameters']),
      );
      for (const { partition_key } of blocks) {
        const stream = estate.target(pipe, pipe.attributes['target'], 'aws_kinesis_stream');
        yield* ofStream(pipe, constantIn(partition_key), stream);
      }
    }
    for (const rule of estate.all('aws_iot_topic_rule')) {
      for (const { partition_key, stream_name } of blocksOf(rule.attributes['kinesis'])) {
        const stream = estate.target(rule, stream_name, 'aws_kinesis_stream');
        yield* ofStream(rule, constantIn(partition_key), stream);
      }
    }
  },
};

function* ofCall(estate: Estate, call: ServiceCall): Iterable<Observation> {
  const { integration, service, target, texts } = call;
  if (service === 'kinesis' && /^PutRecords?$/.test(target)) {
    const stream = calledOf(estate, call, 'aws_kinesis_stream');
    for (const [name, text] of texts) {
      const key =
        name === 'PartitionKey' ? constantIn(text) : writtenAs(text, /"PartitionKey"\s*:\s*/);
      yield* ofStream(integration, key, stream);
    }
  }
  if (service === 'dynamodb' && target === 'PutItem') {
    const table = calledOf(estate, call, 'aws_dynamodb_table');
    const hash = textOf(table?.attributes['hash_key']);
    if (table === undefined || hash === undefined || !/^[\w.-]+$/.test(hash)) return;
    const before = new RegExp(`"${hash.replaceAll('.', '\\.')}"\\s*:\\s*\\{\\s*"[SNB]"\\s*:\\s*`);
    for (const [, text] of texts) {
      const key = writtenAs(text, before);
      if (key === undefined) continue;
      yield problem(
        integration,
        `writes every item to ${table.address} with the key ${key}`,
        table.address,
      );
    }
  }
}

function* ofStream(
  stated: Subject,
  key: string | undefined,
  stream: Subject | undefined,
): Iterable<Observation> {
  if (key === undefined || hasOneShard(stream)) return;
  yield problem(
    stated,
    `writes every record to ${stream?.address ?? 'its stream'} with the partition key ${key}`,
    stream?.address,
  );
}

/** A key that holds no path, no substitution and nothing that is not known. */
function constantIn(value: Value | undefined): string | undefined {
  const text = isUnknown(value) ? undefined : textOf(value);
  return text === undefined || text === '' || /[$<]/.test(text) ? undefined : text;
}

/** What a template writes in quotes after something, where that is a constant. */
function writtenAs(template: string, before: RegExp): string | undefined {
  return new RegExp(`${before.source}"([^"$#]+)"`).exec(template)?.[1];
}

function hasOneShard(stream: Subject | undefined): boolean {
  return stream !== undefined && numberOf(stream.attributes['shard_count']) === 1;
}
