import type { ResourceType } from '../resource-type/resource-type';

export const snsTopic: ResourceType = {
  type: 'aws_sns_topic',
  noun: 'topic',
  arn: 'arn:{partition}:sns:{region}:{account}:{name}',
  attributes: { id: '{arn}', name: '{name}', owner: '{account}' },
  references: { kms_master_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  forceNew: ['fifo_topic', 'name', 'name_prefix'],
  loss: { weight: 'identity', holds: 'its subscriptions, those made elsewhere too' },
  encryption: { key: 'kms_master_key_id', otherwise: 'nobody' },
  policies: [{ argument: 'policy', kind: 'resource' }],
  receivedBy: 'sns:Publish',
};
