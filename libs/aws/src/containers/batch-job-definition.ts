import type { ResourceType } from '../resource-type/resource-type';

export const batchJobDefinition: ResourceType = {
  type: 'aws_batch_job_definition',
  forceNew: ['name'],
  isRevision: true,
  example: {
    type: 'container',
    container_properties:
      '{"image":"app","resourceRequirements":[{"type":"VCPU","value":"1"},{"type":"MEMORY","value":"128"}]}',
  },
};
