import type { IBucket, IGrantable } from '@archway/core';
import { AwsStack, Key, Role } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { Construct } from 'constructs';
// #region example
import { Table } from '@archway/data';

/** Orders by id, and by status for those who pack them. */
function orders(scope: Construct, worker: IGrantable, packing: IGrantable): Table {
  const table = new Table(scope, 'Orders', {
    partitionKey: { name: 'orderId', type: 'S' },
    globalSecondaryIndexes: [
      {
        indexName: 'byStatus',
        partitionKey: { name: 'status', type: 'S' },
        sortKey: { name: 'placedAt', type: 'N' },
        projection: ['customer'],
      },
    ],
    timeToLiveAttribute: 'expiresAt',
    stream: 'NEW_AND_OLD_IMAGES',
  });
  table.grantWriteData(worker, { operations: ['PutItem'] });
  table.grantReadIndex(packing, 'byStatus');
  return table;
}
// #endregion

/** The example of leading keys in the README. */
function ofTenant(table: Table, tenant: IGrantable): void {
  // #region leading
  table.grantReadData(tenant, { leadingKeys: ['$${aws:PrincipalTag/tenant}'] });
  // #endregion
}

function everything(stack: AwsStack): void {
  const role = new Role(stack, 'Worker', { assumedBy: 'ecs-tasks.amazonaws.com' });
  const table = orders(stack, role, role);
  ofTenant(table, role);
  table.addToResourcePolicy({
    principals: { aws: ['222233334444'] },
    actions: ['dynamodb:GetItem'],
    resources: [table.tableArn],
  });
  const scaled = { minimum: 1, maximum: 100, targetUtilizationPercent: 50 };
  new Table(stack, 'Provisioned', {
    tableName: 'provisioned',
    partitionKey: { name: 'id', type: 'S' },
    sortKey: { name: 'at', type: 'N' },
    localSecondaryIndexes: [
      { indexName: 'byTotal', sortKey: { name: 'total', type: 'N' }, projection: 'KEYS_ONLY' },
    ],
    globalSecondaryIndexes: [{ indexName: 'byAt', partitionKey: { name: 'at', type: 'N' } }],
    provisioned: { read: scaled, write: scaled },
    tableClass: 'STANDARD_INFREQUENT_ACCESS',
    encryptionKey: new Key(stack, 'Key'),
    pointInTimeRecoveryDays: 7,
    deletionProtection: false,
    contributorInsights: true,
    replicas: [
      {
        region: 'eu-west-1',
        encryptionKey: Key.fromKeyAttributes(stack, 'Elsewhere', {
          keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        }),
      },
    ],
  });
  const bucket = Object.assign(new Construct(stack, 'Bucket'), { bucketName: 'exports' });
  new Table(stack, 'Imported', {
    partitionKey: { name: 'id', type: 'S' },
    onDemandLimits: { maxReadRequestUnits: 100, maxWriteRequestUnits: 10 },
    importSource: {
      bucket: bucket as unknown as IBucket,
      keyPrefix: 'orders/',
      format: 'CSV',
      compression: 'GZIP',
      csvDelimiter: ';',
      csvHeaders: ['id', 'total'],
    },
  });
}

itPlans('every option is one that the real provider takes', () => {
  const stack = new AwsStack(testApp(), 'orders', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  everything(stack);
  const plan = planOffline(stack);
  expect(plan.inventory).toMatchObject({
    aws_dynamodb_table: 3,
    aws_dynamodb_resource_policy: 1,
    aws_dynamodb_contributor_insights: 1,
    aws_appautoscaling_target: 4,
    aws_appautoscaling_policy: 4,
  });
  expect(plan.at('aws_dynamodb_table.Orders')).toMatchObject({ name: 'test-orders-Orders' });
});
