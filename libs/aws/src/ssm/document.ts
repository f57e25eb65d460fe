import type { ResourceType } from '../resource-type/resource-type';

export const ssmDocument: ResourceType = {
  type: 'aws_ssm_document',
  noun: 'document',
  forceNew: ['name'],
  loss: { weight: 'service', holds: 'what it runs' },
  example: { document_type: 'Command', content: '{"schemaVersion":"2.2"}' },
};
