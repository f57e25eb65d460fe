import type { ResourceType } from '../resource-type/resource-type';

export const ecrLifecyclePolicy: ResourceType = {
  type: 'aws_ecr_lifecycle_policy',
  noun: 'lifecycle policy',
  references: { repository: ['aws_ecr_repository'] },
  forceNew: ['policy', 'repository'],
  example: {
    policy:
      '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":5},"action":{"type":"expire"}}]}',
  },
};
