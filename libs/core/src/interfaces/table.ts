import type { IConstruct } from 'constructs';
import type { PolicyStatement } from '../policy/policy-document';
import type { IGrantable } from '../role/role';
import type { IKey } from './key';

/** Which items a grant covers. */
export interface TableAccess {
  /**
   * The partition key values of the items. `$${aws:PrincipalTag/tenant}` stands for a tag of the caller; the doubled
   * `$` is Terraform's. A grant with leading keys leaves out scans, which have no key that IAM could compare.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
   * @default - every item
   */
  readonly leadingKeys?: readonly string[];
}

/** What a grant allows to write. */
export interface TableWriteAccess extends TableAccess {
  /**
   * @default - all three
   */
  readonly operations?: readonly ('DeleteItem' | 'PutItem' | 'UpdateItem')[];
}

/** A DynamoDB table, of this app or another. */
export interface ITable extends IConstruct {
  readonly tableArn: string;
  readonly tableName: string;
  /** The stream of the table's changes, where it has one. */
  readonly tableStreamArn?: string;
  /** The key that items are encrypted with, where it is not DynamoDB's own. */
  readonly encryptionKey?: IKey;

  /** Allows `grantee` to read items, from the table and from all of its indexes. */
  grantReadData(grantee: IGrantable, access?: TableAccess): void;

  /** Allows `grantee` to read items from one index only. */
  grantReadIndex(grantee: IGrantable, indexName: string, access?: TableAccess): void;

  /** Allows `grantee` to write items. */
  grantWriteData(grantee: IGrantable, access?: TableWriteAccess): void;

  /**
   * Allows `grantee` to read the stream of changes.
   *
   * @throws when the table has no stream
   */
  grantStreamRead(grantee: IGrantable): void;

  /**
   * Adds a statement to the table's only policy. A table that others deploy keeps its own policy: there the statement
   * becomes a warning that says what must stand in it.
   */
  addToResourcePolicy(statement: PolicyStatement): void;
}
