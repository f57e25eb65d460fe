import type { ResourceType } from '../resource-type/resource-type';

export const serviceDiscoveryPrivateDnsNamespace: ResourceType = {
  type: 'aws_service_discovery_private_dns_namespace',
  noun: 'namespace',
  references: { vpc: ['aws_vpc'] },
  forceNew: ['name', 'vpc'],
  loss: { weight: 'service', holds: 'the names of its services' },
};
