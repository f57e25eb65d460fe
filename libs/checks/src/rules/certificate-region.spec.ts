import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { certificateRegion } from './certificate-region';

const arn = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/a`;
const distribution = (certificate: string) =>
  stackOf({
    aws_cloudfront_distribution: {
      D: { viewer_certificate: [{ acm_certificate_arn: certificate }] },
    },
  });
const domainName = (types: readonly string[], argument = 'certificate_arn') =>
  stackOf({
    aws_api_gateway_domain_name: {
      N: { [argument]: arn('eu-west-1'), endpoint_configuration: [{ types }] },
    },
  });

it('finds a distribution with a certificate of another region', () => {
  expect(problemsOf(certificateRegion, distribution(arn('eu-west-1')))).toEqual([
    `aws_cloudfront_distribution.D: names ${arn('eu-west-1')}, which is in eu-west-1`,
  ]);
});

it('accepts one of us-east-1', () => {
  expect(problemsOf(certificateRegion, distribution(arn('us-east-1')))).toEqual([]);
});

it.each([
  [domainName(['EDGE']), 1],
  [domainName(['REGIONAL']), 0],
  [domainName(['REGIONAL'], 'regional_certificate_arn'), 0],
])('judges a domain name of API Gateway', (stack, count) => {
  expect(problemsOf(certificateRegion, stack)).toHaveLength(count);
});

it('finds a domain of Cognito', () => {
  const stack = stackOf({
    aws_cognito_user_pool_domain: { D: { certificate_arn: arn('eu-west-1') } },
  });
  expect(problemsOf(certificateRegion, stack)).toHaveLength(1);
});

const declared = (provider: object) =>
  stackOf(
    {
      aws_acm_certificate: { Site: { domain_name: 'example.com' } },
      aws_acm_certificate_validation: {
        Site: { certificate_arn: '${aws_acm_certificate.Site.arn}' },
      },
      aws_cloudfront_distribution: {
        D: {
          viewer_certificate: [
            { acm_certificate_arn: '${aws_acm_certificate_validation.Site.certificate_arn}' },
          ],
        },
      },
    },
    { provider: { aws: [provider] } },
  );

it('goes by the provider of a certificate that is declared', () => {
  expect(problemsOf(certificateRegion, declared({ region: 'eu-west-1' }))).toEqual([
    'aws_cloudfront_distribution.D: names aws_acm_certificate.Site, which is in eu-west-1',
  ]);
  expect(problemsOf(certificateRegion, declared({ region: 'us-east-1' }))).toEqual([]);
  expect(unseenBy(certificateRegion, declared({}))).toEqual([
    'aws_acm_certificate.Site: the region of its provider',
  ]);
});
