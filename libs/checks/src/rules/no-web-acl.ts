import { flagOr, isStated } from '../estate/attributes';
import { problem, type Rule } from '../rule/rule';

export const noWebAcl: Rule = {
  id: 'no-web-acl',
  group: 'edge',
  severity: 'warning',
  title: 'A distribution has no web ACL in front of it',
  looksFor:
    'Enabled distributions without web_acl_id. A web ACL that Firewall Manager attaches is not visible here.',
  why: 'Nothing stops known attacks, or one address that asks ten thousand times a second, before they reach the origin.',
  fix: 'Attach a web ACL of scope CLOUDFRONT with managed rules and a rate limit, or accept the finding where Firewall Manager does.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      const { web_acl_id: acl, enabled } = distribution.attributes;
      if (!isStated(acl) && flagOr(enabled, true) !== false) {
        yield problem(distribution, 'has no web_acl_id');
      }
    }
  },
};
