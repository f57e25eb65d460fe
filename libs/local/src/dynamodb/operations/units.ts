import type { Json } from '../dynamodb-api';
import { AwsError } from '../../aws-error/aws-error';
import type { LiveTable } from '../table/live-table';
import { oneOf } from './input';

/** "DynamoDB read and write operations": bytes of one unit. */
const WRITE_BYTES = 1024;
const READ_BYTES = 4096;

export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / WRITE_BYTES));
}

export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_BYTES)) * (consistent ? 1 : 0.5);
}

/** Takes capacity of a provisioned table. @throws AwsError where none is left */
export function consume(table: LiveTable, kind: 'read' | 'write', units: number): void {
  if (table.capacity === undefined || table.capacity.takes(kind, units)) return;
  throw throughputExceeded();
}

export function throughputExceeded(): AwsError {
  return new AwsError(
    'ProvisionedThroughputExceededException',
    400,
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
  );
}

/** What an answer says of the capacity that it took, where the request asks for it. */
export function consumedIn(input: Json, table: LiveTable, units: number): Json {
  const wanted = oneOf(input, 'ReturnConsumedCapacity', ['INDEXES', 'TOTAL', 'NONE']);
  if (wanted === undefined || wanted === 'NONE') return {};
  const { tableName } = table.part;
  return {
    ConsumedCapacity: {
      TableName: tableName,
      CapacityUnits: units,
      ...(wanted === 'INDEXES' ? { Table: { CapacityUnits: units } } : {}),
    },
  };
}
