import type { ResourceType } from '../resource-type/resource-type';
import { dmsReplicationInstance } from './dms-replication-instance';
import { docdbCluster } from './docdb-cluster';
import { docdbClusterInstance } from './docdb-cluster-instance';
import { docdbGlobalCluster } from './docdb-global-cluster';
import { docdbelasticCluster } from './docdbelastic-cluster';
import { dsqlCluster } from './dsql-cluster';
import { elasticsearchDomain } from './elasticsearch-domain';
import { keyspacesKeyspace } from './keyspaces-keyspace';
import { keyspacesTable } from './keyspaces-table';
import { memorydbCluster } from './memorydb-cluster';
import { neptuneCluster } from './neptune-cluster';
import { neptuneClusterInstance } from './neptune-cluster-instance';
import { neptuneGlobalCluster } from './neptune-global-cluster';
import { opensearchDomain } from './opensearch-domain';
import { opensearchDomainPolicy } from './opensearch-domain-policy';
import { opensearchserverlessCollection } from './opensearchserverless-collection';
import { qldbLedger } from './qldb-ledger';
import { redshiftCluster } from './redshift-cluster';
import { redshiftClusterSnapshot } from './redshift-cluster-snapshot';
import { redshiftserverlessNamespace } from './redshiftserverless-namespace';
import { redshiftserverlessWorkgroup } from './redshiftserverless-workgroup';
import { timestreaminfluxdbDbInstance } from './timestreaminfluxdb-db-instance';
import { timestreamwriteDatabase } from './timestreamwrite-database';
import { timestreamwriteTable } from './timestreamwrite-table';

export const DATABASES: readonly ResourceType[] = [
  dmsReplicationInstance,
  docdbCluster,
  docdbClusterInstance,
  docdbGlobalCluster,
  docdbelasticCluster,
  dsqlCluster,
  elasticsearchDomain,
  keyspacesKeyspace,
  keyspacesTable,
  memorydbCluster,
  neptuneCluster,
  neptuneClusterInstance,
  neptuneGlobalCluster,
  opensearchDomain,
  opensearchDomainPolicy,
  opensearchserverlessCollection,
  qldbLedger,
  redshiftCluster,
  redshiftClusterSnapshot,
  redshiftserverlessNamespace,
  redshiftserverlessWorkgroup,
  timestreaminfluxdbDbInstance,
  timestreamwriteDatabase,
  timestreamwriteTable,
];
