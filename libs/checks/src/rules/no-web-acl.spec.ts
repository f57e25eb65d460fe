import { problemsOf, stackOf } from '../testing/observe';
import { noWebAcl } from './no-web-acl';

const distribution = (rest: object) => stackOf({ aws_cloudfront_distribution: { D: rest } });

it('finds a distribution without a web ACL', () => {
  expect(problemsOf(noWebAcl, distribution({ enabled: true }))).toEqual([
    'aws_cloudfront_distribution.D: has no web_acl_id',
  ]);
});

it.each([[{ web_acl_id: '${aws_wafv2_web_acl.W.arn}' }], [{ enabled: false }]])(
  'accepts %j',
  (rest) => {
    expect(problemsOf(noWebAcl, distribution(rest))).toEqual([]);
  },
);
