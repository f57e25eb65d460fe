import { Unknown, type Value } from '@archway/terraform';
import { bypassedDistribution } from '../rules/bypassed-distribution';
import { weakTls } from '../rules/weak-tls';
import { websiteProtocol } from '../rules/website-protocol';
import { problemsOf, stackOf } from '../testing/observe';
import { isWebsite } from './origins';

const PLANNED = (reference: string): Value =>
  new Unknown('(known after apply)', [reference], 'known only after an apply');

const WEBSITES: readonly Value[] = [
  'pages.s3-website-us-east-1.amazonaws.com',
  'pages.s3-website.eu-central-1.amazonaws.com',
  'pages.s3-website.cn-north-1.amazonaws.com.cn',
  '${aws_s3_bucket.pages.website_endpoint}',
  '${aws_s3_bucket_website_configuration.pages.website_endpoint}',
  '${aws_s3_bucket_website_configuration.pages[0].website_endpoint}',
  '${module.pages.s3_bucket_website_endpoint}',
  '${module.pages.website_endpoint[0]}',
];
const OTHERS: readonly Value[] = [
  'pages.s3.us-east-1.amazonaws.com',
  'website.example.com',
  '${aws_s3_bucket.website.bucket_regional_domain_name}',
  '${var.website_endpoint}.example.com',
];

it.each(WEBSITES)('%s is a website', (domain) => {
  expect(isWebsite(domain)).toBe(true);
});

it.each(OTHERS)('%s is none', (domain) => {
  expect(isWebsite(domain)).toBe(false);
});

it('knows a website in a plan by what its name comes from', () => {
  expect(isWebsite(PLANNED('aws_s3_bucket_website_configuration.pages.website_endpoint'))).toBe(
    true,
  );
  expect(isWebsite(PLANNED('aws_s3_bucket.pages.bucket_regional_domain_name'))).toBe(false);
});

const site = (domain_name: Value, origin_protocol_policy: string) =>
  stackOf({
    aws_cloudfront_distribution: {
      site: {
        enabled: true,
        origin: [
          { origin_id: 'o', domain_name, custom_origin_config: [{ origin_protocol_policy }] },
        ],
      },
    },
    aws_s3_bucket: { pages: { bucket: 'pages' } },
  });
const found = (domain: Value, policy: string) =>
  [weakTls, websiteProtocol, bypassedDistribution].map(
    (rule) => problemsOf(rule, site(domain, policy)).length,
  );

it.each(WEBSITES)('no rule asks for HTTPS to %s, and one for HTTP', (domain) => {
  expect(found(domain, 'http-only')).toEqual([0, 0, 1]);
  expect(found(domain, 'https-only')).toEqual([0, 1, 1]);
});

it('an origin that is no website is asked over HTTPS', () => {
  expect(found('website.example.com', 'http-only')).toEqual([1, 0, 0]);
  expect(found('website.example.com', 'https-only')).toEqual([0, 0, 0]);
});
