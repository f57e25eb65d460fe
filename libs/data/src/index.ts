export { DatabaseCluster } from './database/database-cluster';
export { AutomatedBackupsReplication, DatabaseInstance } from './database/database-instance';
export type {
  AutomatedBackupsReplicationProps,
  DatabaseInstanceProps,
} from './database/database-instance';
export type {
  DatabaseClusterProps,
  DatabaseOptions,
  MasterPassword,
} from './database/database-props';
export { Secret } from './secret/secret';
export type { ISecret, SecretAttributes, SecretProps, SecretReplica } from './secret/secret';
export type { TableAttributes } from './table/imported-table';
export { Table } from './table/table';
export type { TableBase } from './table/table-base';
export type {
  GlobalSecondaryIndex,
  ImportSource,
  KeyAttribute,
  LocalSecondaryIndex,
  OnDemandLimits,
  Projection,
  ProvisionedCapacity,
  Replica,
  ScaledCapacity,
  StreamView,
  TableProps,
} from './table/table-props';
export { declaredProps } from './declared-props';
