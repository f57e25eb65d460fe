import { AwsStack, Key, Role } from '@archway/core';
import { itPlans, planOffline, synth, testApp } from '@archway/testing';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster';
import { RdsGlobalCluster } from '@cdktf/provider-aws/lib/rds-global-cluster';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { DatabaseClusterProps, DatabaseInstanceProps } from '../index';
import { AutomatedBackupsReplication, DatabaseCluster, DatabaseInstance } from '../index';

const PLACE = {
  subnets: [{ subnetId: 'subnet-1' }, { subnetId: 'subnet-2' }],
  securityGroups: [{ securityGroupId: 'sg-1' }],
};
const MANAGED = { by: 'secrets-manager' } as const;
const CLUSTER: DatabaseClusterProps = {
  ...PLACE,
  engine: 'aurora-postgresql',
  engineVersion: '16.6',
  masterPassword: MANAGED,
};
const INSTANCE: DatabaseInstanceProps = {
  ...PLACE,
  engine: 'postgres',
  engineVersion: '16',
  masterPassword: MANAGED,
};
const SOURCE = 'arn:aws:rds:eu-west-1:111122223333:db:ledger';

const variable = (scope: Construct) => ({
  by: 'variable' as const,
  value: new TerraformVariable(scope, 'password', { sensitive: true, type: 'string' }).stringValue,
});
const key = (scope: Construct) =>
  Key.fromKeyAttributes(scope, 'Key', { keyArn: 'arn:aws:kms:eu-central-1:111122223333:key/1' });

const clusterWith = (props: Partial<DatabaseClusterProps> = {}, encrypted = false) =>
  synth((stack) => {
    const encryptionKey = encrypted ? key(stack) : undefined;
    new DatabaseCluster(stack, 'Ledger', { ...CLUSTER, encryptionKey, ...props });
  });
const instanceWith = (props: Partial<DatabaseInstanceProps> = {}, encrypted = false) =>
  synth((stack) => {
    const encryptionKey = encrypted ? key(stack) : undefined;
    new DatabaseInstance(stack, 'Ledger', { ...INSTANCE, encryptionKey, ...props });
  });

describe('an Aurora cluster', () => {
  it('is encrypted, protected, restorable and without a password in the code', () => {
    const stack = clusterWith();
    expect(stack.inventory).toEqual({
      aws_db_subnet_group: 1,
      aws_rds_cluster: 1,
      aws_rds_cluster_instance: 2,
    });
    expect(stack.only(RdsCluster)).toMatchObject({
      cluster_identifier: 'test-test-ledger',
      storage_encrypted: true,
      deletion_protection: true,
      backup_retention_period: 7,
      final_snapshot_identifier: 'test-test-ledger-last',
      manage_master_user_password: true,
      iam_database_authentication_enabled: true,
      port: 5432,
      serverlessv2_scaling_configuration: { min_capacity: 0.5, max_capacity: 4 },
    });
  });

  it('is the first of a global database that takes it as it is', () => {
    const stack = synth((scope) => {
      new DatabaseCluster(scope, 'Ledger', {
        ...CLUSTER,
        masterPassword: variable(scope),
      }).addGlobalDatabase('ledger');
    });
    expect(stack.only(RdsGlobalCluster)).toMatchObject({
      global_cluster_identifier: 'ledger',
      source_db_cluster_identifier: '${aws_rds_cluster.Ledger.arn}',
    });
    expect(stack.only(RdsCluster)).toMatchObject({
      master_password_wo: '${var.password}',
      lifecycle: { ignore_changes: ['global_cluster_identifier'] },
    });
  });

  it('follows another region without an instance, and passes writes on', () => {
    const stack = clusterWith(
      { masterPassword: undefined, follows: 'ledger', instances: 0, writeForwarding: true },
      true,
    );
    expect(stack.inventory).not.toHaveProperty('aws_rds_cluster_instance');
    expect(stack.only(RdsCluster)).toMatchObject({
      global_cluster_identifier: 'ledger',
      enable_global_write_forwarding: true,
    });
    expect(stack.only(RdsCluster)).not.toHaveProperty('master_username');
  });

  it('lets one user in by IAM', () => {
    const stack = synth((scope) => {
      const role = new Role(scope, 'Role', { assumedBy: 'ecs-tasks.amazonaws.com' });
      new DatabaseCluster(scope, 'Ledger', CLUSTER).grantConnect(role, 'web');
    });
    const [statement] = JSON.parse(stack.only(IamRolePolicy)['policy']).Statement;
    expect(statement).toMatchObject({
      Action: 'rds-db:connect',
      Resource:
        'arn:aws:rds-db:eu-central-1:111122223333:dbuser:${aws_rds_cluster.Ledger.cluster_resource_id}/web',
    });
  });

  it.each<[Partial<DatabaseClusterProps>, RegExp]>([
    [
      { subnets: PLACE.subnets.slice(1) },
      /DatabaseCluster 'test\/Ledger': subnets must be of at least two zones, got 1/,
    ],
    [{ securityGroups: [] }, /securityGroups must be at least one/],
    [
      { backupRetentionDays: 0 },
      /backupRetentionDays must be a whole number between 1 and 35, got 0/,
    ],
    [{ clusterIdentifier: '1st' }, /clusterIdentifier must be 1 to 63 letters/],
    [{ minimumCapacity: 0.3 }, /minimumCapacity must be between 0 and 256 in halves, got 0\.3/],
    [
      { minimumCapacity: 5 },
      /minimumCapacity must not be above maximumCapacity, which is 4, got 5/,
    ],
    [{ masterPassword: undefined }, /masterPassword must be given, except/],
    [
      { masterPassword: { by: 'variable', value: 'secret' } },
      /never the password itself in the code/,
    ],
    [{ follows: 'ledger' }, /masterPassword and databaseName must not be given with follows/],
    [{ follows: 'ledger', masterPassword: undefined }, /encryptionKey must be given with follows/],
    [{ writeForwarding: true }, /writeForwarding must come with follows/],
    [{ instances: 0 }, /instances must be at least 1, except/],
  ])('fails for %j', (props, problem) => {
    expect(() => clusterWith(props)).toThrow(problem);
  });

  it.each<Partial<DatabaseClusterProps>>([
    { backupRetentionDays: 35 },
    { minimumCapacity: 0, maximumCapacity: 1 },
    { instances: 1, skipFinalSnapshot: true },
  ])('takes %j', (props) => {
    expect(() => clusterWith(props)).not.toThrow();
  });

  it('fails for a global database whose password RDS would have to manage', () => {
    expect(() =>
      synth((scope) => {
        new DatabaseCluster(scope, 'Ledger', CLUSTER).addGlobalDatabase('ledger');
      }),
    ).toThrow(/masterPassword must come from a variable/);
  });
});

describe('an instance', () => {
  it('is encrypted, protected, restorable and in two zones', () => {
    const stack = instanceWith();
    expect(stack.inventory).toEqual({ aws_db_subnet_group: 1, aws_db_instance: 1 });
    expect(stack.only(DbInstance)).toMatchObject({
      storage_encrypted: true,
      deletion_protection: true,
      backup_retention_period: 7,
      delete_automated_backups: false,
      multi_az: true,
      publicly_accessible: false,
      manage_master_user_password: true,
    });
  });

  it('is a read replica of another region', () => {
    const replica = instanceWith({ masterPassword: undefined, replicaOf: SOURCE }, true);
    expect(replica.only(DbInstance)).toMatchObject({ replicate_source_db: SOURCE });
    expect(replica.only(DbInstance)).not.toHaveProperty('username');
  });

  it.each<[Partial<DatabaseInstanceProps>, RegExp]>([
    [{ storageGib: 19 }, /storageGib must be a whole number between 20 and 65536, got 19/],
    [{ instanceClass: 't4g.micro' }, /instanceClass must be such as db\.t4g\.micro/],
    [{ replicaOf: SOURCE }, /masterPassword must be given, except with replicaOf/],
    [
      { replicaOf: SOURCE, masterPassword: undefined },
      /encryptionKey must be given with replicaOf/,
    ],
    [
      { replicaOf: SOURCE.replace('west', 'central'), masterPassword: undefined },
      /replicaOf must be of another region/,
    ],
  ])('fails for %j', (props, problem) => {
    expect(() => instanceWith(props)).toThrow(problem);
  });
});

it('fails for automated backups that are replicated into their own region', () => {
  const make = (sourceInstanceArn: string) => () =>
    synth((scope) => {
      new AutomatedBackupsReplication(scope, 'Copies', {
        sourceInstanceArn,
        encryptionKey: key(scope),
      });
    });
  expect(make(SOURCE.replace('west', 'central'))).toThrow(
    /sourceInstanceArn must be of another region/,
  );
  expect(make('ledger')).toThrow(/sourceInstanceArn must be the ARN of an instance/);
  expect(make(SOURCE)).not.toThrow();
});

itPlans('every option is one that the real provider takes', () => {
  const stack = new AwsStack(testApp(), 'databases', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const encryptionKey = new Key(stack, 'Key');
  const masterPassword = {
    by: 'variable' as const,
    value: new TerraformVariable(stack, 'password', {
      sensitive: true,
      type: 'string',
      default: '',
    }).stringValue,
  };
  new DatabaseCluster(stack, 'First', {
    ...CLUSTER,
    masterPassword,
    encryptionKey,
  }).addGlobalDatabase('ledger');
  new DatabaseCluster(stack, 'Second', {
    ...CLUSTER,
    masterPassword: undefined,
    encryptionKey,
    follows: 'ledger',
    instances: 0,
  });
  new DatabaseCluster(stack, 'Alone', {
    ...CLUSTER,
    engine: 'aurora-mysql',
    engineVersion: '8.0.mysql_aurora.3.08.0',
  });
  new DatabaseInstance(stack, 'Instance', { ...INSTANCE, masterPassword });
  new DatabaseInstance(stack, 'Replica', {
    ...INSTANCE,
    masterPassword: undefined,
    replicaOf: SOURCE,
    encryptionKey,
  });
  new AutomatedBackupsReplication(stack, 'Copies', { sourceInstanceArn: SOURCE, encryptionKey });
  expect(planOffline(stack).inventory).toMatchObject({
    aws_rds_cluster: 3,
    aws_rds_global_cluster: 1,
    aws_db_instance: 2,
    aws_db_instance_automated_backups_replication: 1,
  });
});
