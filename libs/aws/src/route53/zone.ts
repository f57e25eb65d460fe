import type { ResourceType } from '../resource-type/resource-type';

export const route53Zone: ResourceType = {
  type: 'aws_route53_zone',
  noun: 'hosted zone',
  forceNew: ['delegation_set_id', 'name'],
  loss: { weight: 'identity', holds: 'the name servers that its parent names' },
  guards: [
    {
      topic: 'protection',
      argument: 'force_destroy',
      kind: 'flag',
      guarding: false,
      lost: 'would be destroyed with all that is in it: force_destroy is on',
      gained: 'would not be destroyed while something is in it: force_destroy is off',
    },
  ],
  quotas: [
    {
      name: 'recordsPerZone',
      counted: 'records of a hosted zone',
      limit: 10_000,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html',
      counts: { naming: [['aws_route53_record', 'zone_id']] },
    },
  ],
};
