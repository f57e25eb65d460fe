import type { ResourceType } from '../resource-type/resource-type';

export const cloudfrontDistribution: ResourceType = {
  type: 'aws_cloudfront_distribution',
  noun: 'distribution',
  loss: { weight: 'identity', holds: 'a domain name that clients may know' },
  guards: [
    {
      topic: 'alarms',
      argument: 'logging_config.bucket',
      kind: 'presence',
      lost: 'no longer writes access logs',
      gained: 'writes access logs',
    },
  ],
};
