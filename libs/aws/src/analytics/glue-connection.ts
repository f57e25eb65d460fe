import type { ResourceType } from '../resource-type/resource-type';

export const glueConnection: ResourceType = {
  type: 'aws_glue_connection',
  noun: 'connection',
  forceNew: ['catalog_id', 'name'],
  loss: { weight: 'service', holds: 'the way of its jobs to a store' },
  example: {
    connection_properties: {
      JDBC_CONNECTION_URL: 'jdbc:mysql://example.com/db',
      USERNAME: 'example',
      PASSWORD: 'example',
    },
  },
};
