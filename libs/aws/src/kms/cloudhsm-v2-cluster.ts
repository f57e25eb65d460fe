import type { ResourceType } from '../resource-type/resource-type';

export const cloudhsmV2Cluster: ResourceType = {
  type: 'aws_cloudhsm_v2_cluster',
  noun: 'HSM cluster',
  forceNew: ['hsm_type', 'source_backup_identifier', 'subnet_ids'],
  loss: {
    weight: 'data',
    holds: 'keys',
    follows: 'whatever they encrypted can never be read again',
  },
  example: { hsm_type: 'hsm2m.medium' },
};
