import type { Json } from '../dynamodb-api';
import type { LiveTable } from '../table/live-table';
import type { KeySchema } from '../table/table-part';
import { sizeOfItem } from '../value/size';

/** A table as `DescribeTable` gives it. */
export function descriptionOf({ part, items }: LiveTable): Json {
  const all = items.all;
  const local = part.indexes.filter(({ kind }) => kind === 'local');
  const global = part.indexes.filter(({ kind }) => kind === 'global');
  const index = (each: (typeof part.indexes)[number]): Json => ({
    IndexName: each.indexName,
    IndexArn: `${part.tableArn}/index/${each.indexName}`,
    KeySchema: keySchema(each),
    Projection: {
      ProjectionType: each.projection,
      ...(each.projection === 'INCLUDE' ? { NonKeyAttributes: each.nonKeyAttributes } : {}),
    },
    ...(each.kind === 'global' ? { IndexStatus: 'ACTIVE' } : {}),
  });
  return {
    Table: {
      TableName: part.tableName,
      TableArn: part.tableArn,
      TableStatus: 'ACTIVE',
      KeySchema: keySchema(part),
      AttributeDefinitions: Object.entries(part.keyTypes).map(([AttributeName, AttributeType]) => ({
        AttributeName,
        AttributeType,
      })),
      ItemCount: all.length,
      TableSizeBytes: all.reduce((sum, item) => sum + sizeOfItem(item), 0),
      ProvisionedThroughput: {
        ReadCapacityUnits: part.capacity?.readUnits ?? 0,
        WriteCapacityUnits: part.capacity?.writeUnits ?? 0,
        NumberOfDecreasesToday: 0,
      },
      ...(part.capacity === undefined
        ? { BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' } }
        : {}),
      ...(local.length === 0 ? {} : { LocalSecondaryIndexes: local.map(index) }),
      ...(global.length === 0 ? {} : { GlobalSecondaryIndexes: global.map(index) }),
      ...(part.stream === undefined
        ? {}
        : {
            StreamSpecification: { StreamEnabled: true, StreamViewType: part.stream.viewType },
            LatestStreamArn: part.stream.streamArn,
            LatestStreamLabel: part.stream.streamArn.split('/').at(-1),
          }),
    },
  };
}

export function keySchema({ hashKey, rangeKey }: KeySchema): readonly Json[] {
  return [
    { AttributeName: hashKey, KeyType: 'HASH' },
    ...(rangeKey === undefined ? [] : [{ AttributeName: rangeKey, KeyType: 'RANGE' }]),
  ];
}
