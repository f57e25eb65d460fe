import type { ResourceType } from '../resource-type/resource-type';
import { cloudhsmV2Cluster } from './cloudhsm-v2-cluster';
import { kmsAlias } from './alias';
import { kmsExternalKey } from './external-key';
import { kmsKey } from './key';
import { kmsKeyPolicy } from './key-policy';
import { kmsReplicaKey } from './replica-key';

export const KMS: readonly ResourceType[] = [
  cloudhsmV2Cluster,
  kmsAlias,
  kmsExternalKey,
  kmsKey,
  kmsKeyPolicy,
  kmsReplicaKey,
];
