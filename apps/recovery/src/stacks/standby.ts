import { Repository } from '@archway/containers';
import { AwsStack, formatArn } from '@archway/core';
import { DatabaseCluster, Secret, Table } from '@archway/data';
import type { TierCapacity } from '@archway/recovery';
import { capacityOf } from '@archway/recovery';
import { Bucket, BucketReplication } from '@archway/storage';
import type { Construct } from 'constructs';
import type { RecoveryConfig } from '../config/config';
import { bucketAttributes, namesOf } from '../names';
import { DATABASE_ENGINE } from '../site/database-engine';
import { Web } from '../site/web';
import type { Copies } from './copies';
import { copyShare } from './share';

/** The region that takes over: the same application, with replicas of its stores and as many tasks as the tier says. */
export class Standby extends AwsStack {
  readonly web: Web;
  readonly database: DatabaseCluster;

  constructor(
    scope: Construct,
    id: string,
    private readonly config: RecoveryConfig,
    private readonly copies: Copies,
  ) {
    super(scope, id, {
      ...config.stack,
      region: config.standby.region,
      availabilityZones: config.standby.availabilityZones,
    });
    const { network, files } = copies;
    const { standbyBucket } = namesOf(config);
    this.database = this.addDatabase();
    const bucket = Bucket.fromBucketAttributes(this, 'Photos', bucketAttributes(standbyBucket));
    new BucketReplication(this, 'PhotosBack', {
      source: bucket,
      destination: Bucket.fromBucketAttributes(
        this,
        'PhotosThere',
        bucketAttributes(namesOf(config).primaryBucket),
      ),
      timeControl: true,
      deleteMarkers: true,
      replicaModifications: true,
    });
    this.web = new Web(this, 'Web', {
      config,
      region: config.standby,
      network,
      repository: this.referToRepository(),
      table: this.referToTable(),
      bucket,
      database: this.database,
      session: Secret.fromSecretAttributes(this, 'Session', {
        secretName: namesOf(config).session,
      }),
      desiredCount: this.capacity.standby ?? 0,
    });
    if (config.tier === 'active-active' && files !== undefined) {
      copyShare(this, config.share, config.share.agentArns.standby, files, network);
    }
  }

  private get capacity(): TierCapacity {
    return capacityOf(this.config.tier, this.config);
  }

  private addDatabase(): DatabaseCluster {
    const { tier, databaseInstances } = this.config;
    const { globalDatabase } = namesOf(this.config);
    const instances = { 'pilot-light': 0, 'warm-standby': 1, 'active-active': databaseInstances };
    return new DatabaseCluster(this, 'Orders', {
      ...DATABASE_ENGINE,
      clusterIdentifier: `${globalDatabase}-standby`,
      follows: globalDatabase,
      writeForwarding: tier === 'active-active',
      subnets: this.copies.network.data,
      securityGroups: [this.copies.network.database],
      encryptionKey: this.copies.encryptionKey,
      instances: tier === 'backup-and-restore' ? 0 : instances[tier],
      deletionProtection: this.config.deleteDataOnDestroy !== true,
      skipFinalSnapshot: this.config.deleteDataOnDestroy ?? false,
    });
  }

  private referToRepository() {
    const { repository: repositoryName } = namesOf(this.config);
    const { accountId, region } = this;
    return Repository.fromRepositoryAttributes(this, 'Repository', {
      repositoryName,
      repositoryArn: formatArn(this, { service: 'ecr', resource: `repository/${repositoryName}` }),
      repositoryUri: `${accountId}.dkr.ecr.${region}.amazonaws.com/${repositoryName}`,
    });
  }

  private referToTable() {
    const { table: tableName } = namesOf(this.config);
    return Table.fromTableAttributes(this, 'Carts', {
      tableName,
      tableArn: formatArn(this, { service: 'dynamodb', resource: `table/${tableName}` }),
    });
  }
}
