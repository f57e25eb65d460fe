import type { ResourceType } from '../resource-type/resource-type';

export const serviceDiscoveryService: ResourceType = {
  type: 'aws_service_discovery_service',
  noun: 'discovery service',
  references: {
    'dns_config.namespace_id': [
      'aws_service_discovery_private_dns_namespace',
      'aws_service_discovery_public_dns_namespace',
    ],
  },
  forceNew: ['name', 'namespace_id'],
  loss: { weight: 'service', holds: 'the name of its instances' },
};
