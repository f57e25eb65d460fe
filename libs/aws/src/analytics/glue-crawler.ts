import type { ResourceType } from '../resource-type/resource-type';

export const glueCrawler: ResourceType = {
  type: 'aws_glue_crawler',
  noun: 'crawler',
  references: { role: ['aws_iam_role'] },
  forceNew: ['database_name', 'name'],
  loss: { weight: 'record', holds: 'what it has seen' },
  example: { role: 'example', s3_target: [{ path: 's3://example' }] },
};
