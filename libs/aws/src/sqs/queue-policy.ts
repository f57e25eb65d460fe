import type { ResourceType } from '../resource-type/resource-type';

export const sqsQueuePolicy: ResourceType = {
  type: 'aws_sqs_queue_policy',
  references: { queue_url: ['aws_sqs_queue'] },
  forceNew: ['queue_url'],
  single: { owner: 'queue_url', ownerType: 'aws_sqs_queue', inline: 'policy' },
  policies: [
    { argument: 'policy', kind: 'resource', owner: 'queue_url', ownerType: 'aws_sqs_queue' },
  ],
};
