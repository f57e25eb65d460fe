import type { ResourceType } from '../resource-type/resource-type';

export const ssmParameter: ResourceType = {
  type: 'aws_ssm_parameter',
  noun: 'parameter',
  arn: 'arn:{partition}:ssm:{region}:{account}:parameter/{name}',
  forceNew: ['name'],
  loss: { weight: 'record', holds: 'history, and its value where that was set elsewhere' },
  example: { type: 'String', value: 'example' },
};
