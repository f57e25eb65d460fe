import { AwsStack, Key } from '@archway/core';
import { BackupVault, FARGATE_VCPUS, ServiceQuota } from '@archway/recovery';
import { Bucket, FileSystem } from '@archway/storage';
import type { Construct } from 'constructs';
import type { RecoveryConfig } from '../config/config';
import { namesOf } from '../names';
import { SiteNetwork } from '../site/site-network';
import { vcpusOf } from '../site/site-resources';
import { VAULT_LOCK } from './vault-lock';

/** What the standby region has before the primary one copies to it: network, key, vault, and where replicas go. */
export class Copies extends AwsStack {
  readonly network: SiteNetwork;
  readonly encryptionKey: Key;
  /** Asked for in every tier: AWS may take days to answer. */
  readonly quota: ServiceQuota;
  readonly bucket?: Bucket;
  readonly files?: FileSystem;

  constructor(scope: Construct, id: string, config: RecoveryConfig) {
    super(scope, id, {
      ...config.stack,
      region: config.standby.region,
      availabilityZones: config.standby.availabilityZones,
    });
    const { copyVault, standbyBucket } = namesOf(config);
    const forceDestroy = config.deleteDataOnDestroy ?? false;
    this.network = new SiteNetwork(this, 'Network', config.standby.cidrBlock);
    this.encryptionKey = new Key(this, 'Key');
    this.quota = new ServiceQuota(this, 'Vcpus', { ...FARGATE_VCPUS, value: vcpusOf(config) });
    new BackupVault(this, 'Vault', {
      backupVaultName: copyVault,
      encryptionKey: this.encryptionKey,
      lock: VAULT_LOCK,
      forceDestroy,
    });
    if (config.tier === 'backup-and-restore') return;
    this.bucket = new Bucket(this, 'Photos', { bucketName: standbyBucket, forceDestroy });
    this.files = new FileSystem(this, 'Files', {
      subnets: this.network.data,
      securityGroups: [this.network.files],
      encryptionKey: this.encryptionKey,
      // In active-active it copies from the share itself.
      replicationDestination: config.tier !== 'active-active',
    });
  }
}
