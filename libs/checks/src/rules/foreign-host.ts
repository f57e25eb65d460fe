import { foreignHost } from '@archway/caching';
import { behaviorsOf } from '../caching/behaviors';
import { problem, type Rule } from '../rule/rule';

export const foreignHostRule: Rule = {
  id: 'foreign-host',
  group: 'edge',
  severity: 'error',
  title: "An origin gets the viewer's Host and refuses it",
  looksFor:
    'Behaviors whose cache key or origin request policy holds the header Host, or all headers, with an origin that is a bucket, a function URL or the default endpoint of an API.',
  why: 'These origins know requests by their own name: each one is answered with 403 or 404.',
  fix: 'Use the origin request policy AllViewerExceptHostHeader, or list the headers that the origin reads.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      for (const behavior of behaviorsOf(estate, distribution)) {
        const because = foreignHost(behavior);
        if (because === undefined) continue;
        yield problem(
          distribution,
          `${behavior.name} sends the viewer's Host to its origin: ${because}`,
          behavior.name,
        );
      }
    }
  },
};
