import type { IKey, PolicyStatement } from '@archway/core';
import { warnOfStatement } from '@archway/core';
import type { Construct } from 'constructs';
import { TableBase } from './table-base';

/** What identifies a table that others deploy. */
export interface TableAttributes {
  readonly tableArn: string;
  readonly tableName: string;

  /**
   * @default - its changes cannot be read
   */
  readonly tableStreamArn?: string;

  /**
   * The names of its indexes.
   *
   * @default - none
   */
  readonly indexNames?: readonly string[];

  /**
   * The customer managed key that its items are encrypted with.
   *
   * @default - DynamoDB's own
   */
  readonly encryptionKey?: IKey;
}

/** A table that others deploy: what it would have to change becomes a warning. */
export class ImportedTable extends TableBase {
  readonly tableArn: string;
  readonly tableName: string;
  readonly tableStreamArn?: string;
  readonly encryptionKey?: IKey;
  protected readonly indexNames: readonly string[];

  constructor(scope: Construct, id: string, attributes: TableAttributes) {
    super(scope, id);
    this.tableArn = attributes.tableArn;
    this.tableName = attributes.tableName;
    this.tableStreamArn = attributes.tableStreamArn;
    this.indexNames = attributes.indexNames ?? [];
    this.encryptionKey = attributes.encryptionKey;
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    warnOfStatement(this, statement);
  }
}
