import type { ResourceType } from '../resource-type/resource-type';

export const qldbLedger: ResourceType = {
  type: 'aws_qldb_ledger',
  noun: 'ledger',
  forceNew: ['name'],
  loss: { weight: 'data', holds: 'history' },
  deletion: [{ kind: 'refused', argument: 'deletion_protection' }],
  encryption: { key: 'kms_key', otherwise: 'aws' },
  example: { permissions_mode: 'STANDARD' },
};
