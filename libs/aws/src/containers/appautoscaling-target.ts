import type { ResourceType } from '../resource-type/resource-type';

export const appautoscalingTarget: ResourceType = {
  type: 'aws_appautoscaling_target',
  noun: 'scalable target',
  forceNew: ['resource_id', 'scalable_dimension', 'service_namespace'],
  loss: { weight: 'service', holds: 'the scaling of its resource' },
};
