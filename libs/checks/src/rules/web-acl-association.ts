import { problem, type Rule } from '../rule/rule';

export const webAclAssociation: Rule = {
  id: 'web-acl-association',
  group: 'apply-fails',
  severity: 'error',
  title: 'A web ACL is associated with a distribution',
  looksFor: 'aws_wafv2_web_acl_association whose resource_arn is a CloudFront distribution.',
  why: 'AssociateWebACL does not take distributions: the plan passes and the apply fails.',
  fix: 'Remove the association and set web_acl_id of the distribution to the ARN of the web ACL.',
  awsPage: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html',
  *check(estate) {
    for (const subject of estate.all('aws_wafv2_web_acl_association')) {
      const arn = subject.attributes['resource_arn'];
      const distribution = estate.target(subject, arn, 'aws_cloudfront_distribution');
      if (distribution !== undefined)
        yield problem(subject, `names the distribution ${distribution.address}`);
      else if (typeof arn === 'string' && /^arn:[\w-]+:cloudfront:/.test(arn))
        yield problem(subject, `names the distribution ${arn}`);
    }
  },
};
