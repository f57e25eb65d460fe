import type { ResourceType } from '../resource-type/resource-type';

export const glueCatalogTable: ResourceType = {
  type: 'aws_glue_catalog_table',
  noun: 'catalog table',
  forceNew: ['catalog_id', 'database_name', 'name'],
  loss: { weight: 'record', holds: 'partitions' },
};
