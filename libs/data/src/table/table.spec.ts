import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { DynamodbResourcePolicy } from '@cdktf/provider-aws/lib/dynamodb-resource-policy';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { ITable } from '@archway/core';
import { Key, Role } from '@archway/core';
import type { Arguments, Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Token } from 'cdktf';
import { Table } from './table';
import type { GlobalSecondaryIndex, TableProps } from './table-props';

const PARTITION = { name: 'orderId', type: 'S' } as const;
const SORT = { name: 'placedAt', type: 'N' } as const;
const BY_STATUS: GlobalSecondaryIndex = {
  indexName: 'byStatus',
  partitionKey: { name: 'status', type: 'S' },
};

function deployed(props: Partial<TableProps> = {}): Synthesized {
  return synth((stack) => {
    new Table(stack, 'Orders', { partitionKey: PARTITION, ...props });
  });
}

function tableOf(props?: Partial<TableProps>): Arguments {
  return deployed(props).only(DynamodbTable);
}

function indexes(count: number): GlobalSecondaryIndex[] {
  return Array.from({ length: count }, (_, index) => ({ ...BY_STATUS, indexName: `by${index}x` }));
}

/** What a role may do after `grant`. */
function granted(grant: (table: ITable, role: Role) => void, props: Partial<TableProps> = {}) {
  const stack = synth((scope) => {
    const table = new Table(scope, 'Orders', { partitionKey: PARTITION, ...props });
    grant(table, new Role(scope, 'Worker', { assumedBy: 'ecs-tasks.amazonaws.com' }));
  });
  return JSON.parse(stack.only(IamRolePolicy).policy).Statement as Arguments[];
}

it('deploys one table, protected, restorable and on demand', () => {
  const stack = deployed();
  expect(stack.inventory).toEqual({ aws_dynamodb_table: 1 });
  expect(stack.at('aws_dynamodb_table.Orders')).toEqual({
    name: 'test-test-Orders',
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'orderId',
    attribute: [{ name: 'orderId', type: 'S' }],
    deletion_protection_enabled: true,
    point_in_time_recovery: { enabled: true, recovery_period_in_days: 35 },
  });
});

it('declares every attribute that a key names, once', () => {
  const table = tableOf({
    sortKey: SORT,
    globalSecondaryIndexes: [BY_STATUS, { ...BY_STATUS, indexName: 'byTime', sortKey: SORT }],
    localSecondaryIndexes: [{ indexName: 'byTotal', sortKey: { name: 'total', type: 'N' } }],
  });
  expect(table['attribute']).toEqual([
    { name: 'orderId', type: 'S' },
    { name: 'placedAt', type: 'N' },
    { name: 'status', type: 'S' },
    { name: 'total', type: 'N' },
  ]);
});

it('refuses an attribute that is of two types', () => {
  expect(() =>
    tableOf({
      sortKey: SORT,
      globalSecondaryIndexes: [{ ...BY_STATUS, sortKey: { ...SORT, type: 'S' } }],
    }),
  ).toThrow('globalSecondaryIndexes[0].sortKey.type must be N as in sortKey');
});

it('refuses a sort key that is the partition key', () => {
  expect(() => tableOf({ sortKey: PARTITION })).toThrow(
    'sortKey must be another attribute than the partition key, got "orderId"',
  );
});

it('holds in an index what its projection says', () => {
  const table = tableOf({
    globalSecondaryIndexes: [
      { ...BY_STATUS, projection: ['total'] },
      { ...BY_STATUS, indexName: 'keys', projection: 'KEYS_ONLY' },
    ],
  });
  expect(table['global_secondary_index']).toMatchObject([
    { projection_type: 'INCLUDE', non_key_attributes: ['total'] },
    { projection_type: 'KEYS_ONLY' },
  ]);
});

it.each([[[]], [['a', 'a']], [Array.from({ length: 21 }, (_, index) => `a${index}`)]])(
  'refuses the projection %j',
  (projection) => {
    expect(() => tableOf({ globalSecondaryIndexes: [{ ...BY_STATUS, projection }] })).toThrow(
      'projection of "byStatus" must name',
    );
  },
);

it.each(['abc', 'a'.repeat(255), 'a_b-c.D9'])('takes the name %s', (tableName) => {
  expect(tableOf({ tableName })['name']).toBe(tableName);
});

it.each(['ab', 'a'.repeat(256), 'a b c'])('refuses the name %s', (tableName) => {
  expect(() => tableOf({ tableName })).toThrow("tableName must be 3 to 255 letters, digits, '_'");
});

it('takes 20 global indexes and refuses 21', () => {
  expect(tableOf({ globalSecondaryIndexes: indexes(20) })['global_secondary_index']).toHaveLength(
    20,
  );
  expect(() => tableOf({ globalSecondaryIndexes: indexes(21) })).toThrow(
    'globalSecondaryIndexes must be at most 20, got 21',
  );
});

it('takes five local indexes and refuses six', () => {
  const locals = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ indexName: `by${index}x`, sortKey: SORT }));
  const sortKey = { name: 'at', type: 'S' } as const;
  expect(
    tableOf({ sortKey, localSecondaryIndexes: locals(5) })['local_secondary_index'],
  ).toHaveLength(5);
  expect(() => tableOf({ sortKey, localSecondaryIndexes: locals(6) })).toThrow(
    'localSecondaryIndexes must be at most 5, got 6',
  );
});

it('refuses local indexes of a table without a sort key', () => {
  expect(() =>
    tableOf({ localSecondaryIndexes: [{ indexName: 'byTime', sortKey: SORT }] }),
  ).toThrow('sortKey must be given where there are localSecondaryIndexes');
});

it('refuses two indexes of one name', () => {
  expect(() => tableOf({ globalSecondaryIndexes: [BY_STATUS, BY_STATUS] })).toThrow(
    'indexName must be another for each index, got "byStatus" twice',
  );
});

it('follows the load of a provisioned table and leaves its capacity to the scaling', () => {
  const stack = deployed({ provisioned: { read: { minimum: 5, maximum: 50 }, write: 2 } });
  expect(stack.only(DynamodbTable)).toMatchObject({
    billing_mode: 'PROVISIONED',
    read_capacity: 5,
    write_capacity: 2,
    lifecycle: { ignore_changes: ['read_capacity'] },
  });
  expect(stack.only(AppautoscalingTarget)).toMatchObject({
    scalable_dimension: 'dynamodb:table:ReadCapacityUnits',
    resource_id: 'table/${aws_dynamodb_table.Orders.name}',
    min_capacity: 5,
    max_capacity: 50,
  });
  expect(stack.only(AppautoscalingPolicy)).toMatchObject({
    target_tracking_scaling_policy_configuration: {
      target_value: 70,
      predefined_metric_specification: {
        predefined_metric_type: 'DynamoDBReadCapacityUtilization',
      },
    },
  });
});

it('says that Terraform no longer sees changes of indexes that scale', () => {
  const stack = deployed({
    provisioned: { read: 1, write: 1 },
    globalSecondaryIndexes: [
      { ...BY_STATUS, provisioned: { read: { minimum: 1, maximum: 9 }, write: 1 } },
    ],
  });
  expect(stack.only(DynamodbTable)['lifecycle']).toEqual({
    ignore_changes: ['global_secondary_index'],
  });
  expect(stack.warnings.join()).toContain('Terraform ignores every later change');
});

it('takes a maximum that is the minimum and refuses one below', () => {
  const provisioned = (maximum: number) => ({ read: { minimum: 5, maximum }, write: 1 });
  expect(tableOf({ provisioned: provisioned(5) })['read_capacity']).toBe(5);
  expect(() => tableOf({ provisioned: provisioned(4) })).toThrow(
    'provisioned.read.maximum must be at least the minimum 5, got 4',
  );
});

it.each([1, 35])('can be restored to any second of the last %i days', (pointInTimeRecoveryDays) => {
  expect(tableOf({ pointInTimeRecoveryDays })['point_in_time_recovery']).toEqual({
    enabled: true,
    recovery_period_in_days: pointInTimeRecoveryDays,
  });
});

it.each([0, 36])('refuses to be restorable for %i days', (pointInTimeRecoveryDays) => {
  expect(() => tableOf({ pointInTimeRecoveryDays })).toThrow(
    `pointInTimeRecoveryDays must be a whole number between 1 and 35, got ${pointInTimeRecoveryDays}`,
  );
});

it('gives up its protections where it is told so', () => {
  expect(tableOf({ pointInTimeRecoveryDays: false, deletionProtection: false })).toMatchObject({
    point_in_time_recovery: { enabled: false },
    deletion_protection_enabled: false,
  });
});

it('deletes items after the second that an attribute holds', () => {
  expect(tableOf({ timeToLiveAttribute: 'expiresAt' })['ttl']).toEqual({
    enabled: true,
    attribute_name: 'expiresAt',
  });
});

it('streams whole items to its replicas', () => {
  const table = tableOf({ replicas: [{ region: 'eu-west-1' }] });
  expect(table).toMatchObject({
    stream_enabled: true,
    stream_view_type: 'NEW_AND_OLD_IMAGES',
    replica: [{ region_name: 'eu-west-1', point_in_time_recovery: true, propagate_tags: true }],
  });
});

it('refuses replicas beside a stream of keys, twice in a region, or without a key of their own', () => {
  expect(() =>
    synth((stack) => {
      new Table(stack, 'Orders', {
        partitionKey: PARTITION,
        stream: 'KEYS_ONLY',
        encryptionKey: new Key(stack, 'Key'),
        replicas: [{ region: 'eu-west-1' }, { region: 'eu-west-1' }],
      });
    }),
  ).toThrow(
    /stream must be NEW_AND_OLD_IMAGES.*replicas must each be in another region.*replicas must have an encryptionKey/,
  );
});

it('passes values that Terraform computes', () => {
  const tableName = Token.asString({ computed: 'name' });
  expect(tableOf({ tableName })['name']).toEqual({ computed: 'name' });
});

it('lets a role read the table and its indexes', () => {
  const statements = granted((table, role) => table.grantReadData(role), {
    globalSecondaryIndexes: [BY_STATUS],
  });
  expect(statements).toEqual([
    {
      Effect: 'Allow',
      Action: [
        'dynamodb:BatchGetItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
      ],
      Resource: '${aws_dynamodb_table.Orders.arn}',
    },
    {
      Effect: 'Allow',
      Action: ['dynamodb:Query', 'dynamodb:Scan'],
      Resource: '${aws_dynamodb_table.Orders.arn}/index/*',
    },
  ]);
});

it('lets a role read one index only', () => {
  const props = { globalSecondaryIndexes: [BY_STATUS] };
  expect(granted((table, role) => table.grantReadIndex(role, 'byStatus'), props)).toEqual([
    {
      Effect: 'Allow',
      Action: ['dynamodb:Query', 'dynamodb:Scan'],
      Resource: '${aws_dynamodb_table.Orders.arn}/index/byStatus',
    },
  ]);
  expect(() => granted((table, role) => table.grantReadIndex(role, 'byTime'), props)).toThrow(
    'indexName must be one of byStatus, got "byTime"',
  );
});

it('lets a role read the items of one leading key, and scan nothing', () => {
  const [statement] = granted((table, role) =>
    table.grantReadData(role, { leadingKeys: ['$${aws:PrincipalTag/tenant}'] }),
  );
  expect(statement?.['Action']).not.toContain('dynamodb:Scan');
  expect(statement?.['Condition']).toEqual({
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['$${aws:PrincipalTag/tenant}'] },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  });
});

it('lets a role put items and nothing else', () => {
  const statements = granted((table, role) =>
    table.grantWriteData(role, { operations: ['PutItem'] }),
  );
  expect(statements).toEqual([
    {
      Effect: 'Allow',
      Action: ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem'],
      Resource: '${aws_dynamodb_table.Orders.arn}',
    },
  ]);
});

it('lets a role use the key of what it writes', () => {
  const stack = synth((scope) => {
    const encryptionKey = new Key(scope, 'Key');
    const table = new Table(scope, 'Orders', { partitionKey: PARTITION, encryptionKey });
    table.grantWriteData(new Role(scope, 'Worker', { assumedBy: 'ecs-tasks.amazonaws.com' }));
  });
  expect(JSON.parse(stack.only(IamRolePolicy).policy).Statement).toContainEqual({
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '${aws_kms_key.Key.arn}',
  });
  expect(stack.only(DynamodbTable)['server_side_encryption']).toEqual({
    enabled: true,
    kms_key_arn: '${aws_kms_key.Key.arn}',
  });
});

it('lets a role read the stream of changes where there is one', () => {
  const [statement] = granted((table, role) => table.grantStreamRead(role), {
    stream: 'NEW_IMAGE',
  });
  expect(statement?.['Resource']).toBe('${aws_dynamodb_table.Orders.stream_arn}');
  expect(() => granted((table, role) => table.grantStreamRead(role))).toThrow(
    'stream must be given where its changes are read',
  );
});

it('collects the statements of its one policy', () => {
  const stack = synth((scope) => {
    const table = new Table(scope, 'Orders', { partitionKey: PARTITION });
    for (const account of ['222233334444', '333344445555']) {
      table.addToResourcePolicy({
        principals: { aws: [account] },
        actions: ['dynamodb:GetItem'],
        resources: [table.tableArn],
      });
    }
  });
  expect(JSON.parse(stack.only(DynamodbResourcePolicy).policy).Statement).toHaveLength(2);
});

it('warns of what must stand in the policy of a table that others deploy', () => {
  const stack = synth((scope) => {
    const table = Table.fromTableAttributes(scope, 'Shared', {
      tableArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/shared',
      tableName: 'shared',
    });
    table.addToResourcePolicy({
      principals: { aws: ['222233334444'] },
      actions: ['dynamodb:GetItem'],
      resources: [table.tableArn],
    });
  });
  expect(stack.inventory).toEqual({});
  expect(stack.warnings.join()).toContain('this is deployed elsewhere: its policy must contain');
});
