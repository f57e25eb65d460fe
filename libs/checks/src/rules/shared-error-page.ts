import { behaviorsOf, errorPagesOf } from '../caching/behaviors';
import { isStated } from '../estate/attributes';
import { problem, type Rule } from '../rule/rule';

/** Statuses that an API and a web ACL answer with for reasons of their own. */
const HIDDEN = [403, 404];

export const sharedErrorPage: Rule = {
  id: 'shared-error-page',
  group: 'edge',
  severity: 'warning',
  title: 'The error page of a site hides the errors of an API or of a web ACL',
  looksFor:
    'Custom error responses for 403 or 404 with a page, in a distribution that has a web ACL or a behavior that takes POST, PUT, PATCH or DELETE.',
  why: 'They replace the answer of every behavior: the caller of the API gets HTML where it reads JSON, often with status 200, and a blocked request looks like a page.',
  fix: 'Remove the error responses, and let a CloudFront function rewrite the paths of pages alone.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      const pages = errorPagesOf(distribution).filter(({ code }) => HIDDEN.includes(code));
      if (pages.length === 0) continue;
      const api = behaviorsOf(estate, distribution).find(({ writes }) => writes === true);
      const acl = distribution.attributes['web_acl_id'];
      const blocked = pages.some(({ code }) => code === 403) && isStated(acl);
      if (api === undefined && !blocked) continue;
      const codes = pages.map(({ code }) => code).join(' and ');
      yield problem(
        distribution,
        `answers ${codes} with ${[...new Set(pages.map(({ page }) => page))].join(' and ')}, also for ${api?.name ?? 'what its web ACL blocks'}`,
      );
    }
  },
};
