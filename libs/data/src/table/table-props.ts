import type { IBucket, IKey } from '@archway/core';

/** An attribute that is part of a key. */
export interface KeyAttribute {
  /** 1 to 255 bytes. */
  readonly name: string;
  /** A string, a number or bytes. */
  readonly type: 'B' | 'N' | 'S';
}

export const PROJECTIONS = ['ALL', 'KEYS_ONLY'] as const;

/** Which attributes an index holds: all, the keys, or the keys and those that stand here. */
export type Projection = (typeof PROJECTIONS)[number] | readonly string[];

/** Capacity that follows the load between two bounds. */
export interface ScaledCapacity {
  readonly minimum: number;
  /** Not below the minimum. */
  readonly maximum: number;

  /**
   * The share of the capacity that is meant to be used, in percent, 20 to 90.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
   * @default 70
   */
  readonly targetUtilizationPercent?: number;
}

/** Reads and writes a second. */
export interface ProvisionedCapacity {
  readonly read: ScaledCapacity | number;
  readonly write: ScaledCapacity | number;
}

/** What one second of an on-demand table may cost at most. */
export interface OnDemandLimits {
  /**
   * Read request units a second.
   *
   * @default - the quota of the account
   */
  readonly maxReadRequestUnits?: number;

  /**
   * Write request units a second.
   *
   * @default - the quota of the account
   */
  readonly maxWriteRequestUnits?: number;
}

export interface LocalSecondaryIndex {
  /** 3 to 255 letters, digits, `_`, `-` and `.`, unlike the other indexes of the table. */
  readonly indexName: string;
  readonly sortKey: KeyAttribute;

  /**
   * @default 'ALL'
   */
  readonly projection?: Projection;
}

export interface GlobalSecondaryIndex {
  /** 3 to 255 letters, digits, `_`, `-` and `.`, unlike the other indexes of the table. */
  readonly indexName: string;
  readonly partitionKey: KeyAttribute;

  /**
   * @default - none
   */
  readonly sortKey?: KeyAttribute;

  /**
   * @default 'ALL'
   */
  readonly projection?: Projection;

  /**
   * Rejected where the table is on demand. Capacity that scales makes Terraform ignore later changes of all indexes.
   *
   * @default - that of the table
   */
  readonly provisioned?: ProvisionedCapacity;

  /**
   * Rejected where the table is provisioned.
   *
   * @default - that of the table
   */
  readonly onDemandLimits?: OnDemandLimits;
}

/** A copy of the table in another region, with the same protection. */
export interface Replica {
  readonly region: string;

  /**
   * A customer managed key of that region. Required where the table has one.
   *
   * @default - DynamoDB's own
   */
  readonly encryptionKey?: IKey;
}

/** What fills a new table. */
export interface ImportSource {
  readonly bucket: IBucket;

  /**
   * @default - the whole bucket
   */
  readonly keyPrefix?: string;

  readonly format: 'CSV' | 'DYNAMODB_JSON' | 'ION';

  /**
   * @default 'NONE'
   */
  readonly compression?: 'GZIP' | 'NONE' | 'ZSTD';

  /**
   * What separates the columns of a CSV file: one of `,` `:` `;` `|`, a tab or a space.
   *
   * @default ','
   */
  readonly csvDelimiter?: string;

  /**
   * The columns of a CSV file.
   *
   * @default - its first line names them
   */
  readonly csvHeaders?: readonly string[];
}

export const STREAM_VIEWS = ['KEYS_ONLY', 'NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE'] as const;

export type StreamView = (typeof STREAM_VIEWS)[number];

/** The numbers are those of https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html. */
export interface TableProps {
  readonly partitionKey: KeyAttribute;

  /**
   * @default - none: one item for each partition key
   */
  readonly sortKey?: KeyAttribute;

  /**
   * 3 to 255 letters, digits, `_`, `-` and `.`.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly tableName?: string;

  /**
   * At most 20.
   *
   * @default - none
   */
  readonly globalSecondaryIndexes?: readonly GlobalSecondaryIndex[];

  /**
   * At most 5. Rejected without `sortKey`. They can only be made with the table.
   *
   * @default - none
   */
  readonly localSecondaryIndexes?: readonly LocalSecondaryIndex[];

  /**
   * Capacity that is paid whether it is used or not.
   *
   * @default - on demand
   */
  readonly provisioned?: ProvisionedCapacity;

  /**
   * Rejected beside `provisioned`.
   *
   * @default - none but the quota of the account
   */
  readonly onDemandLimits?: OnDemandLimits;

  /**
   * @default 'STANDARD'
   */
  readonly tableClass?: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';

  /**
   * A customer managed key for the items.
   *
   * @default - a key that DynamoDB owns, which costs nothing
   */
  readonly encryptionKey?: IKey;

  /**
   * How far back the table can be restored, in days, 1 to 35; `false` for not at all.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
   * @default 35
   */
  readonly pointInTimeRecoveryDays?: number | false;

  /**
   * Whether AWS refuses to delete the table.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * The attribute that holds the second, since 1970, after which an item may be deleted.
   *
   * @default - items stay
   */
  readonly timeToLiveAttribute?: string;

  /**
   * What the stream of changes holds of each item.
   *
   * @default - no stream; `NEW_AND_OLD_IMAGES` with replicas
   */
  readonly stream?: StreamView;

  /**
   * Copies in other regions. Rejected with a stream that holds less than `NEW_AND_OLD_IMAGES`, and with capacity that
   * does not scale.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables_reqs_bestpractices.html
   * @default - none
   */
  readonly replicas?: readonly Replica[];

  /**
   * What fills the table when it is made. Changes later than that do nothing.
   *
   * @default - the table is empty
   */
  readonly importSource?: ImportSource;

  /**
   * Whether CloudWatch shows which keys are used most. Costs money by event.
   *
   * @default false
   */
  readonly contributorInsights?: boolean;
}
