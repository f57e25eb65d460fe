import type { ResourceType } from '../resource-type/resource-type';
import { dbClusterSnapshot } from './db-cluster-snapshot';
import { dbEventSubscription } from './db-event-subscription';
import { dbInstance } from './db-instance';
import { dbInstanceAutomatedBackupsReplication } from './db-instance-automated-backups-replication';
import { dbSnapshot } from './db-snapshot';
import { dbSnapshotCopy } from './db-snapshot-copy';
import { rdsCluster } from './rds-cluster';
import { rdsClusterInstance } from './rds-cluster-instance';
import { rdsGlobalCluster } from './rds-global-cluster';
import { dbProxy } from './db-proxy';

export const RDS: readonly ResourceType[] = [
  dbClusterSnapshot,
  dbEventSubscription,
  dbInstance,
  dbInstanceAutomatedBackupsReplication,
  dbSnapshot,
  dbSnapshotCopy,
  rdsCluster,
  rdsClusterInstance,
  rdsGlobalCluster,
  dbProxy,
];
