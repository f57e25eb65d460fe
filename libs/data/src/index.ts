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
