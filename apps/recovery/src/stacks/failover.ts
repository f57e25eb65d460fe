import { AwsStack } from '@archway/core';
import type { Site, StoreCopy } from '@archway/recovery';
import { RecoveryTier } from '@archway/recovery';
import type { Construct } from 'constructs';
import type { RecoveryConfig } from '../config/config';
import { namesOf } from '../names';
import { siteResources } from '../site/site-resources';
import { HEALTH_PATH } from '../site/web';
import type { Copies } from './copies';
import type { Primary } from './primary';
import type { Standby } from './standby';

/** What moves clients from one region to the other, and the runbook for who does the rest. */
export class Failover extends AwsStack {
  readonly tier: RecoveryTier;

  constructor(
    scope: Construct,
    id: string,
    config: RecoveryConfig,
    primary: Primary,
    copies: Copies,
    standby: Standby | undefined,
  ) {
    // A stack of the standby region: it outlives the primary one.
    super(scope, id, { ...config.stack, region: config.standby.region });
    const { state } = config.stack;
    const { imagePipelineName } = primary.bastion.images;
    const site: Site = {
      ...(standby?.web.site ?? { region: config.standby.region }),
      resources: siteResources(config, config.standby, {
        encryptionKey: copies.encryptionKey,
        imagePipelineName,
        task: standby?.web.task,
        quota: copies.quota,
      }),
    };
    this.tier = new RecoveryTier(this, 'Tier', {
      tier: config.tier,
      primary: {
        ...primary.web.site,
        resources: siteResources(config, config.primary, {
          encryptionKey: primary.encryptionKey,
          imagePipelineName,
          task: primary.web.task,
        }),
      },
      standby: { ...site, ...(state?.region === undefined ? {} : { stateRegion: state.region }) },
      recordName: config.recordName,
      hostedZoneId: config.hostedZoneId,
      healthCheck: standby === undefined ? undefined : { path: HEALTH_PATH, intervalSeconds: 10 },
      failoverBy: config.failoverBy,
      stores: storesOf(config, primary, standby),
    });
  }
}

function storesOf(
  config: RecoveryConfig,
  primary: Primary,
  standby: Standby | undefined,
): Readonly<Record<string, StoreCopy>> {
  const { region } = config.standby;
  const names = namesOf(config);
  if (standby === undefined) {
    const copy = (resourceType: string): StoreCopy => ({
      by: 'backup-copy',
      region,
      backupVaultName: names.copyVault,
      resourceType,
    });
    return {
      carts: copy('DynamoDB'),
      photos: copy('S3'),
      orders: copy('Aurora'),
      files: copy('EFS'),
    };
  }
  return {
    carts: { by: 'table-replica', region, tableName: names.table },
    photos: { by: 'bucket-replica', region, bucketName: names.standbyBucket, twoWay: true },
    orders: {
      by: 'global-cluster',
      region,
      globalClusterIdentifier: names.globalDatabase,
      clusterIdentifier: `arn:aws:rds:${region}:${config.stack.accountId}:cluster:${standby.database.clusterIdentifier}`,
    },
    // In active-active both regions copy the share themselves.
    ...(config.tier === 'active-active'
      ? {}
      : {
          files: {
            by: 'file-system-replica',
            region,
            sourceFileSystemId: primary.files.fileSystemId,
          },
        }),
  };
}
