import type { ResourceType } from '../resource-type/resource-type';

export const serviceDiscoveryHttpNamespace: ResourceType = {
  type: 'aws_service_discovery_http_namespace',
  noun: 'namespace',
  forceNew: ['description', 'name'],
  loss: { weight: 'service', holds: 'the names of its services' },
};
