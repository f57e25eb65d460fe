import { blocksOf, textOf } from '@archway/terraform';
import { originKindOf } from '../caching/origins';
import { problem, type Rule } from '../rule/rule';

export const websiteProtocol: Rule = {
  id: 'website-protocol',
  group: 'edge',
  severity: 'error',
  title: 'CloudFront speaks HTTPS to an S3 website, which has none',
  looksFor:
    'Origins with the website endpoint of a bucket and origin_protocol_policy https-only or match-viewer.',
  why: 'The website endpoints of S3 answer HTTP alone: each request over HTTPS ends with 504.',
  fix: 'Use the bucket itself with origin access control. If it has to be the website endpoint, set http-only.',
  awsPage: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      for (const origin of blocksOf(distribution.attributes['origin'])) {
        const kind = originKindOf(estate, distribution, origin['origin_id']);
        const [custom] = blocksOf(origin['custom_origin_config']);
        const protocol = textOf(custom?.['origin_protocol_policy']);
        if (kind !== 'bucket-website' || protocol === undefined || protocol === 'http-only')
          continue;
        const name = textOf(origin['origin_id']) ?? 'an origin';
        yield problem(distribution, `the origin ${name} is an S3 website with ${protocol}`, name);
      }
    }
  },
};
