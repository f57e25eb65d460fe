import type { ResourceType } from '../resource-type/resource-type';

export const glueCatalogTable: ResourceType = {
  type: 'aws_glue_catalog_table',
  noun: 'catalog table',
  loss: { weight: 'record', holds: 'partitions' },
};
