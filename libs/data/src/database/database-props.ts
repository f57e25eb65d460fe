import type { IKey, ISecurityGroupRef, ISubnetRef } from '@archway/core';

/** Where the password of the master user comes from: never the code. */
export type MasterPassword =
  | {
      /** RDS makes, keeps and rotates it in Secrets Manager. Not for what is replicated to another region. */
      readonly by: 'secrets-manager';
    }
  | {
      /** A sensitive variable. RDS gets it, Terraform's state does not. */
      readonly by: 'variable';
      readonly value: string;

      /**
       * Raise it to set the password again.
       *
       * @default 1
       */
      readonly version?: number;
    };

/** Where a database is, and how it is kept. */
export interface DatabaseOptions {
  /** Subnets of at least two zones, without a way to the internet. */
  readonly subnets: readonly ISubnetRef[];

  /** Who reaches it: at least one. */
  readonly securityGroups: readonly ISecurityGroupRef[];

  /**
   * How far back it can be restored to any second, in days, 1 to 35.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
   * @default 7
   */
  readonly backupRetentionDays?: number;

  /**
   * A customer managed key. It cannot be changed, and only with one can backups be copied to another account.
   *
   * @default - the key that AWS manages for RDS
   */
  readonly encryptionKey?: IKey;

  /**
   * Whether AWS refuses to delete it.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * Whether it is deleted without a last snapshot.
   *
   * @default false
   */
  readonly skipFinalSnapshot?: boolean;
}

export interface DatabaseClusterProps extends DatabaseOptions {
  readonly engine: 'aurora-mysql' | 'aurora-postgresql';

  /** Such as `16.6`. */
  readonly engineVersion: string;

  /**
   * 1 to 63 letters, digits and `-`, the first a letter.
   *
   * @default - the stage and the construct's path
   */
  readonly clusterIdentifier?: string;

  /**
   * A database that is made with it.
   *
   * @default - none
   */
  readonly databaseName?: string;

  /**
   * Required, except for a cluster that follows another one.
   *
   * @default - that of the cluster that it follows
   */
  readonly masterPassword?: MasterPassword;

  /**
   * @default 'archway'
   */
  readonly masterUsername?: string;

  /**
   * How many instances serve: a writer and readers. 0 for none, which keeps the data of a global database all the same.
   *
   * @default 2
   */
  readonly instances?: number;

  /**
   * Aurora capacity units of each instance, 0 to 256 in halves. 0 sleeps while nobody is connected.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
   * @default 0.5
   */
  readonly minimumCapacity?: number;

  /**
   * 1 to 256 in halves, not below the minimum.
   *
   * @default 4
   */
  readonly maximumCapacity?: number;

  /**
   * The global database whose first cluster this one follows.
   *
   * @default - it follows none
   */
  readonly follows?: string;

  /**
   * Whether it passes writes on to the first cluster of its global database. Only with `follows`.
   *
   * @default false
   */
  readonly writeForwarding?: boolean;
}
