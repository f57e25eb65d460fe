import type { ResourceType } from '../resource-type/resource-type';

export const cloudfrontDistribution: ResourceType = {
  type: 'aws_cloudfront_distribution',
  noun: 'distribution',
  forceNew: ['staging'],
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
  example: {
    default_cache_behavior: [
      {
        target_origin_id: 'site',
        viewer_protocol_policy: 'redirect-to-https',
        allowed_methods: ['GET', 'HEAD'],
        cached_methods: ['GET', 'HEAD'],
        cache_policy_id: '658327ea-f89d-4fab-a63d-7e88639e58f6',
      },
    ],
    origin: [
      {
        domain_name: 'example.com',
        origin_id: 'site',
        custom_origin_config: [
          {
            http_port: 80,
            https_port: 443,
            origin_protocol_policy: 'https-only',
            origin_ssl_protocols: ['TLSv1.2'],
          },
        ],
      },
    ],
    restrictions: [{ geo_restriction: [{ restriction_type: 'none' }] }],
    viewer_certificate: [{ cloudfront_default_certificate: true }],
  },
};
