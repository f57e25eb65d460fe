import type { ResourceType } from '../resource-type/resource-type';

export const sqsQueueRedriveAllowPolicy: ResourceType = {
  type: 'aws_sqs_queue_redrive_allow_policy',
  references: { queue_url: ['aws_sqs_queue'] },
  forceNew: ['queue_url'],
  single: { owner: 'queue_url', ownerType: 'aws_sqs_queue', inline: 'redrive_allow_policy' },
};
