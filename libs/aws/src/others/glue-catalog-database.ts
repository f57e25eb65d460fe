import type { ResourceType } from '../resource-type/resource-type';

export const glueCatalogDatabase: ResourceType = {
  type: 'aws_glue_catalog_database',
  noun: 'catalog database',
  forceNew: ['catalog_id', 'name'],
  loss: { weight: 'record', holds: 'table definitions' },
};
