import { textOf } from '@archway/terraform';
import { problem, unseen, type Rule } from '../rule/rule';

const TYPES = [
  'aws_wafv2_web_acl',
  'aws_wafv2_ip_set',
  'aws_wafv2_rule_group',
  'aws_wafv2_regex_pattern_set',
];

export const webAclScope: Rule = {
  id: 'web-acl-scope',
  group: 'apply-fails',
  severity: 'error',
  title: 'The scope of a web ACL does not fit its Region or what it protects',
  looksFor:
    'Web ACLs, rule groups, IP sets and regex pattern sets with scope CLOUDFRONT whose provider is in another region than us-east-1, distributions with a web ACL of scope REGIONAL, and associations of a web ACL of scope CLOUDFRONT.',
  why: 'WAF refuses the scope CLOUDFRONT in every other region, and a web ACL protects only what its scope is for: the plan passes and the apply fails.',
  fix: 'For distributions, use the scope CLOUDFRONT and a provider with an alias for us-east-1. For everything else, use REGIONAL.',
  awsPage: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html',
  *check(estate) {
    for (const subject of estate.all(...TYPES)) {
      if (subject.attributes['scope'] !== 'CLOUDFRONT') continue;
      const { region } = subject.resource;
      if (region === undefined) yield unseen(subject, 'the region of its provider');
      else if (region !== 'us-east-1')
        yield problem(subject, `has scope CLOUDFRONT and is created in ${region}`);
    }
    for (const [user, argument, wanted] of USERS) {
      for (const subject of estate.all(user)) {
        const acl = estate.target(subject, subject.attributes[argument], 'aws_wafv2_web_acl');
        const scope = textOf(acl?.attributes['scope']);
        if (acl === undefined || scope === undefined || scope === wanted) continue;
        yield problem(
          subject,
          `names ${acl.address}, which has scope ${scope} instead of ${wanted}`,
          acl.address,
        );
      }
    }
  },
};

/** What takes a web ACL, the argument that names it, and the scope that it has to have. */
const USERS = [
  ['aws_cloudfront_distribution', 'web_acl_id', 'CLOUDFRONT'],
  ['aws_wafv2_web_acl_association', 'web_acl_arn', 'REGIONAL'],
] as const;
