import type { IKey, Problem } from '@archway/core';
import {
  environmentOf,
  notMatching,
  notOneOf,
  notWhole,
  problemIf,
  protectState,
  rejectProps,
  show,
} from '@archway/core';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { DbInstanceAutomatedBackupsReplication } from '@cdktf/provider-aws/lib/db-instance-automated-backups-replication';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { Construct } from 'constructs';
import { databaseIdentifier } from './database-identifier';
import { declaredProps } from '../declared-props';
import { databaseProblems, notIdentifier, passwordProblem } from './database-problems';
import type { DatabaseOptions, MasterPassword } from './database-props';

export interface DatabaseInstanceProps extends DatabaseOptions {
  readonly engine: 'mariadb' | 'mysql' | 'postgres';

  /** Such as `16`. RDS raises the minor version itself. */
  readonly engineVersion: string;

  /**
   * 1 to 63 letters, digits and `-`, the first a letter.
   *
   * @default - the stage and the construct's path
   */
  readonly instanceIdentifier?: string;

  /**
   * @default 'db.t4g.micro'
   */
  readonly instanceClass?: string;

  /**
   * GiB, 20 to 65536. It grows up to ten times that.
   *
   * @default 20
   */
  readonly storageGib?: number;

  /**
   * Whether a standby of another zone takes over.
   *
   * @default true
   */
  readonly multiAz?: boolean;

  /**
   * Required, except for a replica.
   *
   * @default - that of the source
   */
  readonly masterPassword?: MasterPassword;

  /**
   * @default 'archway'
   */
  readonly masterUsername?: string;

  /**
   * The ARN of an instance of another region that this one is a read replica of.
   *
   * @default - it is no replica
   */
  readonly replicaOf?: string;
}

/** An RDS instance: encrypted, in private subnets, with a standby, restorable to any second of the last days. */
export class DatabaseInstance extends Construct {
  readonly instanceArn: string;
  /** Known while the app is synthesized, for commands and alarms. */
  readonly instanceIdentifier: string;
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: DatabaseInstanceProps) {
    super(scope, id);
    declaredProps.check(this, 'DatabaseInstance', props);
    rejectProps(this, instanceProblems(props, environmentOf(this).region));
    const { masterPassword, replicaOf, storageGib = 20 } = props;
    this.instanceIdentifier = props.instanceIdentifier ?? databaseIdentifier(this);
    const subnetGroup = new DbSubnetGroup(this, 'Subnets', {
      subnetIds: props.subnets.map(({ subnetId }) => subnetId),
    });
    const skipFinalSnapshot = props.skipFinalSnapshot ?? false;
    const instance = new DbInstance(this, 'Default', {
      identifier: this.instanceIdentifier,
      instanceClass: props.instanceClass ?? 'db.t4g.micro',
      replicateSourceDb: replicaOf,
      ...(replicaOf === undefined
        ? {
            engine: props.engine,
            engineVersion: props.engineVersion,
            allocatedStorage: storageGib,
            username: props.masterUsername ?? 'archway',
          }
        : {}),
      maxAllocatedStorage: storageGib * 10,
      ...instancePassword(masterPassword),
      iamDatabaseAuthenticationEnabled: true,
      storageType: 'gp3',
      storageEncrypted: true,
      kmsKeyId: props.encryptionKey?.keyArn,
      backupRetentionPeriod: props.backupRetentionDays ?? 7,
      // What is deleted by accident still has its backups.
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      multiAz: props.multiAz ?? true,
      deletionProtection: props.deletionProtection ?? true,
      skipFinalSnapshot,
      finalSnapshotIdentifier: skipFinalSnapshot ? undefined : `${this.instanceIdentifier}-last`,
      dbSubnetGroupName: subnetGroup.name,
      vpcSecurityGroupIds: props.securityGroups.map(({ securityGroupId }) => securityGroupId),
      publiclyAccessible: false,
      autoMinorVersionUpgrade: true,
    });
    protectState(instance);
    this.instanceArn = instance.arn;
    this.endpoint = instance.endpoint;
  }
}

export interface AutomatedBackupsReplicationProps {
  /** The ARN of the instance in the other region. */
  readonly sourceInstanceArn: string;

  /** The customer managed key of this region. */
  readonly encryptionKey: IKey;

  /**
   * How far back it can be restored here, in days, 1 to 35.
   *
   * @default 7
   */
  readonly retentionDays?: number;
}

/**
 * Automated backups of another region's instance, from which it can be restored in this region to any second.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
 */
export class AutomatedBackupsReplication extends Construct {
  constructor(scope: Construct, id: string, props: AutomatedBackupsReplicationProps) {
    super(scope, id);
    declaredProps.check(this, 'AutomatedBackupsReplication', props);
    rejectProps(this, [
      notSource('sourceInstanceArn', props.sourceInstanceArn, environmentOf(this).region),
      notWhole('retentionDays', props.retentionDays, 1, 35),
    ]);
    new DbInstanceAutomatedBackupsReplication(this, 'Default', {
      sourceDbInstanceArn: props.sourceInstanceArn,
      kmsKeyId: props.encryptionKey.keyArn,
      retentionPeriod: props.retentionDays ?? 7,
    });
  }
}

function instanceProblems(props: DatabaseInstanceProps, region: string): readonly Problem[] {
  const { replicaOf, masterPassword } = props;
  return [
    ...databaseProblems(props),
    notOneOf('engine', props.engine, ['mariadb', 'mysql', 'postgres']),
    notMatching('engineVersion', props.engineVersion, /^\d[\w.]*$/, 'a version such as 16'),
    notIdentifier('instanceIdentifier', props.instanceIdentifier),
    notMatching(
      'instanceClass',
      props.instanceClass,
      /^db\.[a-z0-9-]+\.[a-z0-9-]+$/,
      'such as db.t4g.micro',
    ),
    notWhole('storageGib', props.storageGib, 20, 65_536),
    problemIf(
      (replicaOf === undefined) === (masterPassword === undefined),
      'masterPassword must be given, except with replicaOf, whose source has it',
    ),
    replicaOf === undefined ? undefined : notSource('replicaOf', replicaOf, region),
    problemIf(
      replicaOf !== undefined && props.encryptionKey === undefined,
      'encryptionKey must be given with replicaOf: keys are of one region',
    ),
    passwordProblem(masterPassword),
  ];
}

/** An ARN of this region would be a copy that is lost with its source. */
function notSource(prop: string, arn: string, region: string): Problem {
  return (
    notMatching(prop, arn, /^arn:[^:]+:rds:[a-z0-9-]+:\d{12}:db:.+$/, 'the ARN of an instance') ??
    problemIf(
      arn.split(':')[3] === region,
      `${prop} must be of another region, got ${show(arn)}: the copy would be lost with it`,
    )
  );
}

function instancePassword(password: MasterPassword | undefined) {
  if (password === undefined) return {};
  return password.by === 'secrets-manager'
    ? { manageMasterUserPassword: true }
    : { passwordWo: password.value, passwordWoVersion: password.version ?? 1 };
}
