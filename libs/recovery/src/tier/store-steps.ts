import { Token } from 'cdktf';
import type { FailoverStep } from './failover-step';
import type { StoreCopy } from './store-copy';

/** How a store of the lost region is put to use in the other one. */
export function storeStep(name: string, copy: StoreCopy): FailoverStep {
  const { region } = copy;
  const control = (service: string) => [{ service, plane: 'control', region } as const];
  switch (copy.by) {
    case 'table-replica':
      return {
        title: `Table ${name}: nothing to do`,
        text: [
          `The replica of ${shown(copy.tableName, 'table')} in ${region} takes writes at any time. Writes of the last seconds may be missing; they arrive when the lost region is back, and the last writer wins.`,
        ],
        needs: [{ service: 'Amazon DynamoDB', plane: 'data', region }],
      };
    case 'bucket-replica':
      return {
        title: `Bucket ${name}: nothing to do`,
        text: [
          `${shown(copy.bucketName, 'bucket')} in ${region} takes writes at any time.`,
          copy.twoWay
            ? 'S3 replicates them back when the lost region is back.'
            : 'Nothing replicates them back: copy them by hand before clients return.',
        ],
        needs: [{ service: 'Amazon S3', plane: 'data', region }],
      };
    case 'global-cluster':
      return {
        title: `Database ${name}: fail the global database over`,
        text: ['Transactions that had not been replicated are lost.'],
        commands: [
          `aws rds failover-global-cluster --global-cluster-identifier ${shown(copy.globalClusterIdentifier, 'global cluster')} --target-db-cluster-identifier ${shown(copy.clusterIdentifier, 'cluster ARN')} --allow-data-loss --region ${region}`,
        ],
        needs: control('Amazon RDS'),
      };
    case 'read-replica':
      return {
        title: `Database ${name}: promote the read replica`,
        text: ['It restarts once, and replicates no longer.'],
        commands: [
          `aws rds promote-read-replica --db-instance-identifier ${shown(copy.instanceIdentifier, 'instance')} --region ${region}`,
          `aws rds wait db-instance-available --db-instance-identifier ${shown(copy.instanceIdentifier, 'instance')} --region ${region}`,
        ],
        needs: control('Amazon RDS'),
      };
    case 'automated-backups':
      return {
        title: `Database ${name}: restore from the replicated automated backups`,
        text: [
          'How long it takes depends on the size. Take subnet group, security groups and parameter group of the region that takes over.',
        ],
        commands: [
          `aws rds describe-db-instance-automated-backups --db-instance-identifier ${shown(copy.instanceIdentifier, 'instance')} --query 'DBInstanceAutomatedBackups[].DBInstanceAutomatedBackupsArn' --region ${region}`,
          `aws rds restore-db-instance-to-point-in-time --source-db-instance-automated-backups-arn <ARN> --target-db-instance-identifier ${shown(copy.instanceIdentifier, 'instance')} --use-latest-restorable-time --region ${region}`,
        ],
        needs: control('Amazon RDS'),
      };
    case 'file-system-replica':
      return {
        title: `Files ${name}: end the replication, which makes the replica writable`,
        text: ['Files that had not been replicated are missing.'],
        commands: [
          `aws efs delete-replication-configuration --source-file-system-id ${shown(copy.sourceFileSystemId, 'source file system')} --region ${region}`,
        ],
        needs: control('Amazon EFS'),
      };
    case 'backup-copy':
      return {
        title: `${copy.resourceType} ${name}: restore the last copy`,
        text: ['How long it takes, the last restore test says.'],
        commands: [
          `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${shown(copy.backupVaultName, 'vault')} --by-resource-type ${copy.resourceType} --region ${region}`,
          `aws backup get-recovery-point-restore-metadata --backup-vault-name ${shown(copy.backupVaultName, 'vault')} --recovery-point-arn <ARN> --region ${region}`,
          `aws backup start-restore-job --recovery-point-arn <ARN> --metadata file://metadata.json --iam-role-arn <restore role> --region ${region}`,
        ],
        needs: control('AWS Backup'),
      };
  }
}

/** A name as a command takes it; what only Terraform knows stands in angle brackets. */
export function shown(value: string, what: string): string {
  return Token.isUnresolved(value) || value.includes('${') ? `<${what}>` : value;
}
