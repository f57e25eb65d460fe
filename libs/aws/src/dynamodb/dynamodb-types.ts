import type { ResourceType } from '../resource-type/resource-type';
import { daxCluster } from './dax-cluster';
import { dynamodbGlobalTable } from './global-table';
import { dynamodbResourcePolicy } from './resource-policy';
import { dynamodbTable } from './table';
import { dynamodbTableItem } from './table-item';
import { dynamodbTableReplica } from './table-replica';

export const DYNAMODB: readonly ResourceType[] = [
  daxCluster,
  dynamodbGlobalTable,
  dynamodbResourcePolicy,
  dynamodbTable,
  dynamodbTableItem,
  dynamodbTableReplica,
];
