import { problemsOf, stackOf } from '../testing/observe';
import { weakTls } from './weak-tls';

const distribution = (rest: object) => stackOf({ aws_cloudfront_distribution: { D: rest } });
const origin = (custom_origin_config: object, domain_name = 'api.example.com') => ({
  origin: [{ origin_id: 'api', domain_name, custom_origin_config }],
});

it.each([
  [
    { default_cache_behavior: { viewer_protocol_policy: 'allow-all' } },
    'default_cache_behavior.0 allows plain HTTP',
  ],
  [
    { viewer_certificate: { acm_certificate_arn: 'a', minimum_protocol_version: 'TLSv1.1_2016' } },
    'minimum_protocol_version is TLSv1.1_2016',
  ],
  [
    { enabled: true, default_cache_behavior: { viewer_protocol_policy: 'allow-all' } },
    'default_cache_behavior.0 allows plain HTTP',
  ],
  [origin({ origin_protocol_policy: 'http-only' }), 'asks the origin api with http-only'],
  [
    origin({ origin_protocol_policy: 'https-only', origin_ssl_protocols: ['TLSv1', 'TLSv1.2'] }),
    'asks the origin api also with TLSv1',
  ],
])('finds %j', (rest, message) => {
  expect(problemsOf(weakTls, distribution(rest))).toEqual([
    `aws_cloudfront_distribution.D: ${message}`,
  ]);
});

it.each([
  [{ default_cache_behavior: { viewer_protocol_policy: 'redirect-to-https' } }],
  [{ viewer_certificate: { acm_certificate_arn: 'a', minimum_protocol_version: 'TLSv1.2_2021' } }],
  [{ viewer_certificate: { acm_certificate_arn: 'a', minimum_protocol_version: 'TLSv1.3_2025' } }],
  [{ viewer_certificate: { cloudfront_default_certificate: true } }],
  [{ enabled: false, default_cache_behavior: { viewer_protocol_policy: 'allow-all' } }],
  [origin({ origin_protocol_policy: 'https-only', origin_ssl_protocols: ['TLSv1.2'] })],
  [origin({ origin_protocol_policy: 'http-only' }, 'site.s3-website-eu-west-1.amazonaws.com')],
])('accepts %j', (rest) => {
  expect(problemsOf(weakTls, distribution(rest))).toEqual([]);
});

it.each([
  [{ protocol: 'HTTPS' }, 1],
  [{ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }, 0],
  [{ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-0-2021-06' }, 1],
  [{ protocol: 'HTTP' }, 0],
])('finds in the listener %j %i problems', (listener, count) => {
  expect(problemsOf(weakTls, stackOf({ aws_lb_listener: { L: listener } }))).toHaveLength(count);
});
