import { leaksOf } from '@archway/caching';
import { behaviorsOf } from '../caching/behaviors';
import { problem, type Rule } from '../rule/rule';

export const ignoredQueryString: Rule = {
  id: 'ignored-query-string',
  group: 'edge',
  severity: 'warning',
  title: 'CloudFront answers with the page of another query string',
  looksFor:
    'Behaviors that keep answers by default, and send query strings to the origin that are not in the cache key.',
  why: 'The origin answers ?page=2, CloudFront keeps that, and whoever asks for ?page=3 gets page 2.',
  fix: 'Put the query strings that the origin reads into the cache policy, and send no others.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/QueryStringParameters.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      for (const behavior of behaviorsOf(estate, distribution)) {
        const leak = leaksOf(behavior).find(
          ({ part, keeping }) => part === 'query strings' && keeping === 'by-default',
        );
        if (leak === undefined) continue;
        yield problem(
          distribution,
          `${behavior.name} sends ${leak.what} to the origin and keeps the answers without them in the cache key`,
          behavior.name,
        );
      }
    }
  },
};
