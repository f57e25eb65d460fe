/** A copy of a store in another region, and by what it is kept. */
export type StoreCopy =
  | {
      /** A DynamoDB table with a replica: both can be written to at any time. */
      readonly by: 'table-replica';
      readonly region: string;
      readonly tableName: string;
    }
  | {
      /** A bucket that S3 replicates to. */
      readonly by: 'bucket-replica';
      readonly region: string;
      readonly bucketName: string;
      /** Whether S3 replicates back. */
      readonly twoWay: boolean;
    }
  | {
      /** A secondary cluster of an Aurora global database. */
      readonly by: 'global-cluster';
      readonly region: string;
      readonly globalClusterIdentifier: string;
      readonly clusterIdentifier: string;
    }
  | {
      /** A read replica of an RDS instance. */
      readonly by: 'read-replica';
      readonly region: string;
      readonly instanceIdentifier: string;
    }
  | {
      /** Automated backups of an RDS instance that RDS replicates. */
      readonly by: 'automated-backups';
      readonly region: string;
      /** The instance that they are backups of. */
      readonly instanceIdentifier: string;
    }
  | {
      /** An EFS file system that is read-only as long as it is replicated to. */
      readonly by: 'file-system-replica';
      readonly region: string;
      readonly sourceFileSystemId: string;
    }
  | {
      /** Copies of AWS Backup in a vault. */
      readonly by: 'backup-copy';
      readonly region: string;
      readonly backupVaultName: string;
      /** As AWS Backup calls it, such as `RDS` or `EFS`. */
      readonly resourceType: string;
    };

export type StoreCopyKind = StoreCopy['by'];

/** Copies that have to be restored before anybody can read them. */
export const RESTORED: readonly StoreCopyKind[] = ['automated-backups', 'backup-copy'];
