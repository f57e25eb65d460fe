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
  title: 'A web ACL for CloudFront is not in us-east-1',
  looksFor:
    'Web ACLs, rule groups, IP sets and regex pattern sets with scope CLOUDFRONT whose provider is in another region than us-east-1.',
  why: 'WAF refuses the scope CLOUDFRONT in every other region: the plan passes and the apply fails.',
  fix: 'Add a provider with an alias for us-east-1 and name it in the resource.',
  awsPage: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html',
  *check(estate) {
    for (const subject of estate.all(...TYPES)) {
      if (subject.attributes['scope'] !== 'CLOUDFRONT') continue;
      const { region } = subject.resource;
      if (region === undefined) yield unseen(subject, 'the region of its provider');
      else if (region !== 'us-east-1')
        yield problem(subject, `has scope CLOUDFRONT and is created in ${region}`);
    }
  },
};
