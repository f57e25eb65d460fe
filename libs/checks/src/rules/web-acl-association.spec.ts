import { problemsOf, stackOf } from '../testing/observe';
import { webAclAssociation } from './web-acl-association';

const association = (resource_arn: string) =>
  stackOf(
    {
      aws_cloudfront_distribution: { Site: { enabled: true } },
      aws_lb: { App: {} },
      aws_wafv2_web_acl_association: { It: { resource_arn } },
    },
    { variable: { arn: {} } },
  );
const ARN = 'arn:aws:cloudfront::111122223333:distribution/E1234567890ABC';

it.each([
  ['${aws_cloudfront_distribution.Site.arn}', 'aws_cloudfront_distribution.Site'],
  [ARN, ARN],
])('finds an association with %s', (arn, named) => {
  expect(problemsOf(webAclAssociation, association(arn))).toEqual([
    `aws_wafv2_web_acl_association.It: names the distribution ${named}`,
  ]);
});

it.each([
  ['${aws_lb.App.arn}'],
  ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/it/1'],
  ['${var.arn}'],
])('accepts an association with %s', (arn) => {
  expect(problemsOf(webAclAssociation, association(arn))).toEqual([]);
});

it('is an error', () => {
  expect(webAclAssociation.severity).toBe('error');
});
