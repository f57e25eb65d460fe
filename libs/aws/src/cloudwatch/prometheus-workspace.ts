import type { ResourceType } from '../resource-type/resource-type';

export const prometheusWorkspace: ResourceType = {
  type: 'aws_prometheus_workspace',
  noun: 'metrics workspace',
  nameArgument: 'alias',
  forceNew: ['alias', 'kms_key_arn'],
  loss: { weight: 'data', holds: 'metrics' },
  encryption: { key: 'kms_key_arn', otherwise: 'aws' },
};
