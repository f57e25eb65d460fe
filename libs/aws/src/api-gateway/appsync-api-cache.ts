import type { ResourceType } from '../resource-type/resource-type';

export const appsyncApiCache: ResourceType = {
  type: 'aws_appsync_api_cache',
  noun: 'cache of an API',
  encryption: { flag: 'at_rest_encryption_enabled', otherwise: 'nobody' },
  example: {
    api_id: 'example',
    api_caching_behavior: 'FULL_REQUEST_CACHING',
    ttl: 60,
    type: 'SMALL',
  },
};
