import type { IGrantable, ITable } from '@archway/core';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { Construct } from 'constructs';

/** The least that specs here need of a table: this library does not know the one of the data library. */
export class PlainTable extends Construct implements ITable {
  readonly tableArn: string;
  readonly tableName: string;
  readonly tableStreamArn?: string;

  constructor(scope: Construct, id: string, stream = true) {
    super(scope, id);
    const resource = new DynamodbTable(this, 'Default', {
      name: id,
      billingMode: 'PAY_PER_REQUEST',
      hashKey: 'id',
      attribute: [{ name: 'id', type: 'S' }],
      streamEnabled: stream,
      streamViewType: stream ? 'NEW_IMAGE' : undefined,
    });
    this.tableArn = resource.arn;
    this.tableName = resource.name;
    if (stream) this.tableStreamArn = resource.streamArn;
  }

  grantReadData(): void {
    throw new Error('nobody reads here');
  }

  grantReadIndex(): void {
    throw new Error('nobody reads here');
  }

  grantWriteData(): void {
    throw new Error('nobody writes here');
  }

  grantStreamRead(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({
      actions: ['dynamodb:GetRecords'],
      resources: [this.tableStreamArn ?? ''],
    });
  }

  addToResourcePolicy(): void {
    throw new Error('nobody is let in here');
  }
}
