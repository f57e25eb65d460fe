import type { IGrantable } from '@archway/core';
import { formatArn, problemIf, protectState, reject, rejectProps } from '@archway/core';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance';
import { RdsGlobalCluster } from '@cdktf/provider-aws/lib/rds-global-cluster';
import { Construct } from 'constructs';
import { databaseIdentifier } from './database-identifier';
import { declaredProps } from '../declared-props';
import { clusterProblems, notIdentifier } from './database-problems';
import type { DatabaseClusterProps } from './database-props';
import { passwordArguments } from './master-password';

const PORTS = { 'aurora-mysql': 3306, 'aurora-postgresql': 5432 } as const;
const LOGS = { 'aurora-mysql': ['audit', 'error'], 'aurora-postgresql': ['postgresql'] } as const;

/**
 * An Aurora cluster: encrypted, in private subnets, restorable to any second of the last days, with passwords that are
 * in no code, and with users who come in by IAM.
 */
export class DatabaseCluster extends Construct {
  readonly clusterArn: string;
  /** Known while the app is synthesized, for commands and alarms. */
  readonly clusterIdentifier: string;
  readonly endpoint: string;
  readonly port: number;
  private readonly resource: RdsCluster;
  private global?: RdsGlobalCluster;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DatabaseClusterProps,
  ) {
    super(scope, id);
    declaredProps.check(this, 'DatabaseCluster', props);
    rejectProps(this, clusterProblems(props));
    const { engine, engineVersion, follows } = props;
    this.clusterIdentifier = props.clusterIdentifier ?? databaseIdentifier(this);
    this.port = PORTS[engine];
    const subnetGroup = new DbSubnetGroup(this, 'Subnets', {
      subnetIds: props.subnets.map(({ subnetId }) => subnetId),
    });
    const skipFinalSnapshot = props.skipFinalSnapshot ?? false;
    this.resource = new RdsCluster(this, 'Default', {
      clusterIdentifier: this.clusterIdentifier,
      engine,
      engineVersion,
      port: this.port,
      databaseName: props.databaseName,
      globalClusterIdentifier: follows,
      enableGlobalWriteForwarding: props.writeForwarding,
      ...passwordArguments(props.masterPassword, props.masterUsername ?? 'archway'),
      iamDatabaseAuthenticationEnabled: true,
      storageEncrypted: true,
      kmsKeyId: props.encryptionKey?.keyArn,
      backupRetentionPeriod: props.backupRetentionDays ?? 7,
      copyTagsToSnapshot: true,
      deletionProtection: props.deletionProtection ?? true,
      skipFinalSnapshot,
      finalSnapshotIdentifier: skipFinalSnapshot ? undefined : `${this.clusterIdentifier}-last`,
      dbSubnetGroupName: subnetGroup.name,
      vpcSecurityGroupIds: props.securityGroups.map(({ securityGroupId }) => securityGroupId),
      enabledCloudwatchLogsExports: [...LOGS[engine]],
      serverlessv2ScalingConfiguration: {
        minCapacity: props.minimumCapacity ?? 0.5,
        maxCapacity: props.maximumCapacity ?? 4,
      },
    });
    if (follows !== undefined) {
      // RDS says here whom the cluster follows, and a failover changes it.
      this.resource.lifecycle = {
        ignoreChanges: ['replication_source_identifier', 'global_cluster_identifier'],
      };
    }
    protectState(this.resource);
    this.addInstances(props.instances ?? 2);
    this.clusterArn = this.resource.arn;
    this.endpoint = this.resource.endpoint;
  }

  /**
   * Makes this cluster the first of a global database, which clusters of other regions follow.
   *
   * @param identifier 1 to 63 letters, digits and `-`
   * @throws when Secrets Manager keeps the password, which RDS does not support here
   */
  addGlobalDatabase(identifier: string): void {
    const { follows, masterPassword } = this.props;
    rejectProps(this, [
      notIdentifier('identifier', identifier),
      problemIf(this.global !== undefined, 'addGlobalDatabase must be called once'),
      problemIf(follows !== undefined, 'follows must not be given: one cluster is the first'),
      problemIf(
        masterPassword?.by === 'secrets-manager',
        'masterPassword must come from a variable: RDS manages none of a global database',
      ),
    ]);
    this.global = new RdsGlobalCluster(this, 'Global', {
      globalClusterIdentifier: identifier,
      sourceDbClusterIdentifier: this.resource.arn,
      // Only what is no longer a member can be deleted with the global database.
      forceDestroy: true,
    });
    protectState(this.global);
    // The global database is made from the cluster, and RDS then names it in the cluster.
    this.resource.lifecycle = { ignoreChanges: ['global_cluster_identifier'] };
  }

  /** Allows `grantee` to connect as a user of the database who comes in by IAM. */
  grantConnect(grantee: IGrantable, username: string): void {
    if (!/^[A-Za-z_]\w{0,62}$/.test(username)) {
      reject(`DatabaseCluster '${this.node.path}'`, [
        `username must be letters, digits and _, got "${username}"`,
      ]);
    }
    const user = `dbuser:${this.resource.clusterResourceId}/${username}`;
    grantee.addToIdentityPolicy({
      actions: ['rds-db:connect'],
      resources: [formatArn(this, { service: 'rds-db', resource: user })],
    });
  }

  private addInstances(count: number): void {
    for (let number = 1; number <= count; number += 1) {
      new RdsClusterInstance(this, `Instance-${number}`, {
        identifier: `${this.clusterIdentifier.slice(0, 60)}-${number}`,
        clusterIdentifier: this.resource.clusterIdentifier,
        engine: this.props.engine,
        engineVersion: this.resource.engineVersion,
        instanceClass: 'db.serverless',
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
        copyTagsToSnapshot: true,
      });
    }
  }
}
