import { problemsOf, stackOf } from '../testing/observe';
import { constantPartitionKey } from './constant-partition-key';

const STREAM = '${aws_kinesis_stream.Clicks.arn}';
const found = (
  resources: Readonly<Record<string, Readonly<Record<string, object>>>>,
  stream: object = { shard_count: 4 },
) =>
  problemsOf(
    constantPartitionKey,
    stackOf({
      aws_kinesis_stream: { Clicks: { name: 'clicks', ...stream } },
      aws_dynamodb_table: { Orders: { name: 'orders', hash_key: 'id' } },
      ...resources,
    }),
  );

const pipe = (partition_key: string) => ({
  aws_pipes_pipe: {
    P: { target: STREAM, target_parameters: [{ kinesis_stream_parameters: [{ partition_key }] }] },
  },
});
const rest = (service: string, template: string) => ({
  aws_api_gateway_integration: {
    I: {
      type: 'AWS',
      uri: `arn:aws:apigateway:eu-west-1:${service}`,
      request_templates: { 'application/json': template },
    },
  },
});
const record = (key: string) =>
  rest('kinesis:action/PutRecord', `{"StreamName":"clicks","PartitionKey": ${key}}`);
const item = (key: string) =>
  rest('dynamodb:action/PutItem', `{"TableName":"orders","Item":{"id": {"S": ${key}}}}`);
const iot = (partition_key: string) => ({
  aws_iot_topic_rule: { R: { kinesis: [{ stream_name: 'clicks', partition_key }] } },
});

it.each([
  [pipe('all'), 'aws_pipes_pipe.P: writes every record to aws_kinesis_stream.Clicks'],
  [record('"click"'), 'aws_api_gateway_integration.I: writes every record to aws_kinesis_stream'],
  [
    item('"order"'),
    'aws_api_gateway_integration.I: writes every item to aws_dynamodb_table.Orders',
  ],
  [iot('devices'), 'aws_iot_topic_rule.R: writes every record to aws_kinesis_stream.Clicks'],
])('finds %j', (resources, message) => {
  const [problem, ...more] = found(resources);
  expect(problem).toContain(message);
  expect(more).toEqual([]);
});

it.each([
  [pipe('$.body.id')],
  [pipe('<$.body.id>-x')],
  [record('"$context.requestId"')],
  [record('"$input.path(\'$.id\')"')],
  [item('"$context.requestId"')],
  [iot('${newuuid()}')],
  [rest('kinesis:action/ListShards', '{"PartitionKey": "x"}')],
])('accepts %j', (resources) => {
  expect(found(resources)).toEqual([]);
});

it('leaves a stream of one shard alone', () => {
  expect(found(pipe('all'), { shard_count: 1 })).toEqual([]);
});
