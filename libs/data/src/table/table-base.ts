import type {
  IGrantable,
  IKey,
  ITable,
  Metric,
  PolicyStatement,
  TableAccess,
  TableWriteAccess,
} from '@archway/core';
import { problemIf, recordHop, rejectProps, show } from '@archway/core';
import { Construct } from 'constructs';

const READ = ['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem', 'dynamodb:GetItem'];
const QUERY = ['dynamodb:Query'];
const SCAN = ['dynamodb:Scan'];
const WRITE = ['DeleteItem', 'PutItem', 'UpdateItem'] as const;

/** What a table can do once its identifiers are known. */
export abstract class TableBase extends Construct implements ITable {
  abstract readonly tableArn: string;
  abstract readonly tableName: string;
  abstract readonly tableStreamArn?: string;
  abstract readonly encryptionKey?: IKey;

  abstract addToResourcePolicy(statement: PolicyStatement): void;

  /** The names of the table's indexes; `undefined` where they are not known. */
  protected abstract get indexNames(): readonly string[];

  /** The name that metrics carry. */
  protected get metricName(): string {
    return this.tableName;
  }

  grantReadData(grantee: IGrantable, access: TableAccess = {}): void {
    const search = access.leadingKeys === undefined ? [...QUERY, ...SCAN] : QUERY;
    this.allow(grantee, [...READ, ...search], [this.tableArn], access);
    if (this.indexNames.length > 0) {
      this.allow(grantee, search, [`${this.tableArn}/index/*`], access);
    }
    this.encryptionKey?.grantDecrypt(grantee);
  }

  grantReadIndex(grantee: IGrantable, indexName: string, access: TableAccess = {}): void {
    rejectProps(this, [
      problemIf(
        !this.indexNames.includes(indexName),
        `indexName must be one of ${this.indexNames.join(', ') || 'no indexes'}, got ${show(indexName)}`,
      ),
    ]);
    const search = access.leadingKeys === undefined ? [...QUERY, ...SCAN] : QUERY;
    this.allow(grantee, search, [`${this.tableArn}/index/${indexName}`], access);
    this.encryptionKey?.grantDecrypt(grantee);
  }

  grantWriteData(grantee: IGrantable, access: TableWriteAccess = {}): void {
    const operations = access.operations ?? WRITE;
    const puts = operations.includes('PutItem') && operations.includes('DeleteItem');
    const actions = [
      // A batch can put and delete; IAM does not tell which of the two.
      ...(puts ? ['dynamodb:BatchWriteItem'] : []),
      'dynamodb:ConditionCheckItem',
      ...operations.map((operation) => `dynamodb:${operation}`),
    ];
    this.allow(grantee, actions, [this.tableArn], access);
    this.encryptionKey?.grantEncryptDecrypt(grantee);
    recordHop(grantee, { target: this });
  }

  grantStreamRead(grantee: IGrantable): void {
    const { tableStreamArn } = this;
    if (tableStreamArn === undefined) {
      rejectProps(this, ['stream must be given where its changes are read, got undefined']);
      return;
    }
    grantee.addToIdentityPolicy({
      actions: [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      resources: [tableStreamArn],
    });
    this.encryptionKey?.grantDecrypt(grantee);
  }

  /** How many reads were throttled. */
  metricReadThrottleEvents(): Metric {
    return this.metric('ReadThrottleEvents');
  }

  /** How many writes were throttled. */
  metricWriteThrottleEvents(): Metric {
    return this.metric('WriteThrottleEvents');
  }

  /** How many read units were used. */
  metricConsumedReadCapacityUnits(): Metric {
    return this.metric('ConsumedReadCapacityUnits');
  }

  /** How many write units were used. */
  metricConsumedWriteCapacityUnits(): Metric {
    return this.metric('ConsumedWriteCapacityUnits');
  }

  private metric(metricName: string): Metric {
    return {
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensions: { TableName: this.metricName },
      statistic: 'Sum',
    };
  }

  private allow(
    grantee: IGrantable,
    actions: readonly string[],
    resources: readonly string[],
    { leadingKeys }: TableAccess,
  ): void {
    rejectProps(this, [
      problemIf(leadingKeys?.length === 0, 'leadingKeys must name at least one key, got none'),
    ]);
    grantee.addToIdentityPolicy({
      actions,
      resources,
      conditions: leadingKeys && {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': leadingKeys },
        // Without the key, ForAllValues would hold for whatever is asked.
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    });
  }
}
