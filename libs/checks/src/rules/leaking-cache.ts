import { leaksOf } from '@archway/caching';
import { behaviorsOf } from '../caching/behaviors';
import { problem, type Rule } from '../rule/rule';

export const leakingCache: Rule = {
  id: 'leaking-cache',
  group: 'edge',
  severity: 'error',
  title: 'CloudFront serves the answer for one viewer to others',
  looksFor:
    'Behaviors that keep answers by default, and send cookies or the header Authorization to the origin without having them in the cache key: AWS managed policies by id or name, and policies and forwarded_values of these configurations.',
  why: 'Whoever asks next gets the page that the origin made for the first session.',
  fix: 'Use a cache policy that keeps nothing (CachingDisabled) for what depends on the session, or put the cookie or header into the cache key.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      for (const behavior of behaviorsOf(estate, distribution)) {
        const leaks = leaksOf(behavior).filter(
          ({ part, keeping }) => part !== 'query strings' && keeping === 'by-default',
        );
        if (leaks.length === 0) continue;
        yield problem(
          distribution,
          `${behavior.name} sends ${leaks.map(({ what }) => what).join(' and ')} to the origin and keeps the answers without them in the cache key`,
          behavior.name,
        );
      }
    }
  },
};
