import type { ResourceType } from '../resource-type/resource-type';

export const ssmMaintenanceWindow: ResourceType = {
  type: 'aws_ssm_maintenance_window',
  noun: 'maintenance window',
  loss: { weight: 'service', holds: 'its tasks' },
  example: { schedule: 'rate(7 days)', duration: 3, cutoff: 1 },
};
