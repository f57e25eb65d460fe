import type { Principal } from '../principal/principal';

/** The parameters or the answer of an operation, as in DynamoDB's JSON protocol. */
export type Json = Readonly<Record<string, unknown>>;

/** DynamoDB as the local cloud serves it. */
export interface DynamoDbApi {
  /**
   * Carries an operation out, at once.
   *
   * @param operation such as `PutItem`
   * @param uploads what the call belongs to, where that does not follow from who calls
   * @throws AwsError for what DynamoDB refuses
   */
  call(principal: Principal, operation: string, input: Json, uploads?: readonly string[]): Json;
}

export const DYNAMODB_OPERATIONS = [
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'DescribeEndpoints',
  'DescribeTable',
  'DescribeTimeToLive',
  'GetItem',
  'ListTables',
  'PutItem',
  'Query',
  'Scan',
  'TransactGetItems',
  'TransactWriteItems',
  'UpdateItem',
] as const;

export type DynamoDbOperation = (typeof DYNAMODB_OPERATIONS)[number];

/** Operations of DynamoDB Streams. */
export const STREAM_OPERATIONS = [
  'DescribeStream',
  'GetRecords',
  'GetShardIterator',
  'ListStreams',
] as const;
