import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { webAclScope } from './web-acl-scope';

const acl = (scope: string, region?: string, type = 'aws_wafv2_web_acl') =>
  stackOf(
    { [type]: { It: { scope } } },
    {
      provider: { aws: region === undefined ? [{}] : [{ region }] },
      variable: { region: {}, scope: {} },
    },
  );

it.each([
  ['aws_wafv2_web_acl'],
  ['aws_wafv2_ip_set'],
  ['aws_wafv2_rule_group'],
  ['aws_wafv2_regex_pattern_set'],
])('finds an %s in another region', (type) => {
  expect(problemsOf(webAclScope, acl('CLOUDFRONT', 'eu-west-2', type))).toEqual([
    `${type}.It: has scope CLOUDFRONT and is created in eu-west-2`,
  ]);
});

it.each([
  ['CLOUDFRONT', 'us-east-1'],
  ['REGIONAL', 'eu-west-2'],
  ['${var.scope}', 'eu-west-2'],
])('accepts %s in %s', (scope, region) => {
  expect(problemsOf(webAclScope, acl(scope, region))).toEqual([]);
});

it('follows the provider that a resource names', () => {
  const stack = stackOf(
    { aws_wafv2_web_acl: { It: { scope: 'CLOUDFRONT', provider: 'aws.global' } } },
    { provider: { aws: [{ region: 'eu-west-2' }, { region: 'us-east-1', alias: 'global' }] } },
  );
  expect(problemsOf(webAclScope, stack)).toEqual([]);
});

it.each([[undefined], ['${var.region}']])('says that it cannot see region %s', (region) => {
  const stack = acl('CLOUDFRONT', region);
  expect(problemsOf(webAclScope, stack)).toEqual([]);
  expect(unseenBy(webAclScope, stack)).toEqual([
    'aws_wafv2_web_acl.It: the region of its provider',
  ]);
});

it('is an error', () => {
  expect(webAclScope.severity).toBe('error');
});

it.each([
  ['aws_cloudfront_distribution', 'web_acl_id', 'REGIONAL', 1],
  ['aws_cloudfront_distribution', 'web_acl_id', 'CLOUDFRONT', 0],
  ['aws_wafv2_web_acl_association', 'web_acl_arn', 'CLOUDFRONT', 1],
  ['aws_wafv2_web_acl_association', 'web_acl_arn', 'REGIONAL', 0],
])('counts an %s whose %s has scope %s as %i problems', (type, argument, scope, count) => {
  const stack = stackOf(
    {
      aws_wafv2_web_acl: { It: { scope } },
      [type]: { User: { [argument]: '${aws_wafv2_web_acl.It.arn}' } },
    },
    { provider: { aws: [{ region: 'us-east-1' }] } },
  );
  expect(problemsOf(webAclScope, stack)).toHaveLength(count);
});
