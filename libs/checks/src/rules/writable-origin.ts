import { behaviorsOf } from '../caching/behaviors';
import { isStated } from '../estate/attributes';
import { problem, type Rule } from '../rule/rule';

export const writableOrigin: Rule = {
  id: 'writable-origin',
  group: 'edge',
  severity: 'warning',
  title: 'Everybody may send writes through CloudFront to a bucket',
  looksFor:
    'Behaviors that take PUT, POST, PATCH or DELETE with a bucket as origin, without signed URLs or cookies, a function or a web ACL.',
  why: 'CloudFront signs each request for the bucket. Once the bucket policy lets the distribution write, so can everybody who knows the URL.',
  fix: 'Allow GET and HEAD alone, or require signed URLs (trusted_key_groups).',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      if (isStated(distribution.attributes['web_acl_id'])) continue;
      for (const { name, origin, writes, signed, hasFunction } of behaviorsOf(
        estate,
        distribution,
      )) {
        if (origin !== 'bucket' || writes !== true || signed || hasFunction) continue;
        yield problem(distribution, `${name} takes writes for a bucket, from everybody`, name);
      }
    }
  },
};
