import type { ResourceType } from '../resource-type/resource-type';

export const snsTopicPolicy: ResourceType = {
  type: 'aws_sns_topic_policy',
  references: { arn: ['aws_sns_topic'] },
  forceNew: ['arn'],
  single: { owner: 'arn', ownerType: 'aws_sns_topic', inline: 'policy' },
  policies: [{ argument: 'policy', kind: 'resource', owner: 'arn', ownerType: 'aws_sns_topic' }],
};
