import type { ResourceType } from '../resource-type/resource-type';

export const route53Record: ResourceType = {
  type: 'aws_route53_record',
  forceNew: ['name', 'zone_id'],
  quotas: [
    {
      name: 'recordsPerSet',
      counted: 'records of one name and type with a routing policy',
      limit: 100,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html',
    },
  ],
  example: { type: 'A', ttl: 300, records: ['192.0.2.1'] },
};
