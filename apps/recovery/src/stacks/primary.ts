import { RegistryReplication, Repository } from '@archway/containers';
import { AwsStack, Key } from '@archway/core';
import { DatabaseCluster, Secret, Table } from '@archway/data';
import { capacityOf } from '@archway/recovery';
import { Bucket, FileSystem } from '@archway/storage';
import type { Construct } from 'constructs';
import type { RecoveryConfig } from '../config/config';
import { bucketAttributes, namesOf } from '../names';
import { Bastion } from '../site/bastion';
import { DATABASE_ENGINE } from '../site/database-engine';
import { masterPassword } from '../site/master-password';
import { SiteNetwork } from '../site/site-network';
import { Web } from '../site/web';
import { addBackups } from './backups';
import type { Copies } from './copies';
import { copyShare } from './share';

/** The region that serves: the application, its stores, and what copies them elsewhere. */
export class Primary extends AwsStack {
  readonly web: Web;
  readonly files: FileSystem;
  readonly database: DatabaseCluster;
  readonly bastion: Bastion;
  readonly encryptionKey: Key;

  constructor(
    scope: Construct,
    id: string,
    private readonly config: RecoveryConfig,
    private readonly copies: Copies,
  ) {
    super(scope, id, {
      ...config.stack,
      region: config.primary.region,
      availabilityZones: config.primary.availabilityZones,
    });
    const network = new SiteNetwork(this, 'Network', config.primary.cidrBlock);
    const encryptionKey = new Key(this, 'Key');
    this.encryptionKey = encryptionKey;
    const table = this.addTable();
    const bucket = this.addBucket();
    this.database = this.addDatabase(network, encryptionKey);
    this.files = this.addFiles(network, encryptionKey);
    this.web = new Web(this, 'Web', {
      config,
      region: config.primary,
      network,
      repository: this.addRepository(),
      table,
      bucket,
      database: this.database,
      session: new Secret(this, 'Session', {
        secretName: namesOf(config).session,
        replicas: [{ region: config.standby.region }],
      }),
      desiredCount: capacityOf(config.tier, config).primary,
    });
    this.bastion = new Bastion(this, 'Bastion', network, config);
    addBackups(this, config, encryptionKey, {
      DynamoDB: table.tableArn,
      S3: bucket.bucketArn,
      Aurora: this.database.clusterArn,
      EFS: this.files.fileSystemArn,
    });
  }

  private get isReplicated(): boolean {
    return this.config.tier !== 'backup-and-restore';
  }

  private get forceDestroy(): boolean {
    return this.config.deleteDataOnDestroy ?? false;
  }

  private addTable(): Table {
    return new Table(this, 'Carts', {
      tableName: namesOf(this.config).table,
      partitionKey: { name: 'cartId', type: 'S' },
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: !this.forceDestroy,
      replicas: this.isReplicated ? [{ region: this.config.standby.region }] : [],
    });
  }

  private addBucket(): Bucket {
    const { primaryBucket, standbyBucket } = namesOf(this.config);
    const bucket = new Bucket(this, 'Photos', {
      bucketName: primaryBucket,
      forceDestroy: this.forceDestroy,
      lifecycleRules: [{ id: 'old-versions', noncurrentVersionExpirationDays: 90 }],
    });
    if (this.isReplicated) {
      bucket.replicateTo(
        Bucket.fromBucketAttributes(this, 'PhotosThere', bucketAttributes(standbyBucket)),
        { timeControl: true, deleteMarkers: true, replicaModifications: true },
      );
    }
    return bucket;
  }

  private addDatabase(network: SiteNetwork, encryptionKey: Key): DatabaseCluster {
    const { globalDatabase } = namesOf(this.config);
    const database = new DatabaseCluster(this, 'Orders', {
      ...DATABASE_ENGINE,
      clusterIdentifier: `${globalDatabase}-primary`,
      databaseName: 'orders',
      masterPassword: masterPassword(this),
      subnets: network.data,
      securityGroups: [network.database],
      encryptionKey,
      instances: this.config.databaseInstances,
      backupRetentionDays: 14,
      deletionProtection: !this.forceDestroy,
      skipFinalSnapshot: this.forceDestroy,
    });
    if (this.isReplicated) database.addGlobalDatabase(globalDatabase);
    return database;
  }

  private addFiles(network: SiteNetwork, encryptionKey: Key): FileSystem {
    const { tier, standby, share } = this.config;
    const files = new FileSystem(this, 'Files', {
      subnets: network.data,
      securityGroups: [network.files],
      encryptionKey,
      // The plan takes its backups, with copies.
      automaticBackups: false,
      replication:
        this.isReplicated && tier !== 'active-active'
          ? { region: standby.region, fileSystemId: this.copies.files?.fileSystemId }
          : undefined,
    });
    copyShare(this, share, share.agentArns.primary, files, network);
    return files;
  }

  private addRepository(): Repository {
    const { repository: repositoryName } = namesOf(this.config);
    new RegistryReplication(this, 'Images', {
      rules: [
        {
          destinations: [{ region: this.config.standby.region }],
          repositoryPrefixes: [repositoryName],
        },
      ],
    });
    return new Repository(this, 'Repository', { repositoryName, forceDelete: this.forceDestroy });
  }
}
