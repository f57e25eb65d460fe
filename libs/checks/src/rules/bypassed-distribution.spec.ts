import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { bypassedDistribution } from './bypassed-distribution';

const distribution = (origin: object, more: Resources = {}) =>
  stackOf({
    aws_cloudfront_distribution: { D: { origin: { origin_id: 'o', ...origin } } },
    ...more,
  });
const site = { domain_name: '${aws_s3_bucket.Site.bucket_regional_domain_name}' };
const bucket: Resources = { aws_s3_bucket: { Site: {} } };

it('finds a bucket without origin access control', () => {
  expect(problemsOf(bypassedDistribution, distribution(site, bucket))).toEqual([
    'aws_cloudfront_distribution.D: the origin o is a bucket without origin_access_control_id',
  ]);
});

it.each<[object, Resources]>([
  [{ ...site, origin_access_control_id: '${aws_cloudfront_origin_access_control.C.id}' }, bucket],
  [{ ...site, s3_origin_config: { origin_access_identity: 'x' } }, bucket],
  [{ domain_name: 'api.example.com', custom_origin_config: {} }, {}],
])('accepts %j', (origin, more) => {
  expect(problemsOf(bypassedDistribution, distribution(origin, more))).toEqual([]);
});

it('leaves a distribution alone that is switched off', () => {
  const off = stackOf({
    aws_cloudfront_distribution: { D: { enabled: false, origin: { origin_id: 'o', ...site } } },
    ...bucket,
  });
  expect(problemsOf(bypassedDistribution, off)).toEqual([]);
});

it('finds an S3 website', () => {
  const origin = { domain_name: '${aws_s3_bucket_website_configuration.W.website_endpoint}' };
  expect(problemsOf(bypassedDistribution, distribution(origin))).toHaveLength(1);
});

it('finds a load balancer that the internet reaches by itself', () => {
  const balanced = (cidr_ipv4: string | undefined) =>
    distribution(
      { domain_name: '${aws_lb.Web.dns_name}', custom_origin_config: {} },
      {
        aws_lb: { Web: { security_groups: ['${aws_security_group.Web.id}'] } },
        aws_security_group: { Web: {} },
        aws_vpc_security_group_ingress_rule: {
          In: { security_group_id: '${aws_security_group.Web.id}', ip_protocol: 'tcp', cidr_ipv4 },
        },
      },
    );
  expect(problemsOf(bypassedDistribution, balanced('0.0.0.0/0'))).toHaveLength(1);
  expect(problemsOf(bypassedDistribution, balanced(undefined))).toEqual([]);
});
