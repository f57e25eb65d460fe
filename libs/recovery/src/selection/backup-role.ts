import { environmentOf, Role } from '@archway/core';
import { Construct } from 'constructs';
import { attachManagedPolicy } from '../managed-policy';
import { declaredProps } from '../declared-props';

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html */
const MANAGED_POLICIES = {
  Backup: 'service-role/AWSBackupServiceRolePolicyForBackup',
  BackupS3: 'AWSBackupServiceRolePolicyForS3Backup',
  Restore: 'service-role/AWSBackupServiceRolePolicyForRestores',
  RestoreS3: 'AWSBackupServiceRolePolicyForS3Restore',
};

export interface BackupRoleProps {
  /**
   * @default - both
   */
  readonly may?: 'back-up' | 'restore';
}

/** The role that AWS Backup takes on, with AWS's managed policies: they name every service that is supported. */
export class BackupRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: BackupRoleProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'BackupRole', props);
    const { accountId } = environmentOf(this);
    const role = new Role(this, 'Default', {
      assumedBy: 'backup.amazonaws.com',
      assumeConditions: { StringEquals: { 'aws:SourceAccount': accountId } },
    });
    this.roleArn = role.roleArn;
    for (const [name, policy] of Object.entries(MANAGED_POLICIES)) {
      const restores = name.startsWith('Restore');
      if (props.may === (restores ? 'back-up' : 'restore')) continue;
      attachManagedPolicy(this, name, role, policy);
    }
  }
}
