import { synth } from '@archway/testing';
import { CloudfrontContinuousDeploymentPolicy } from '@cdktf/provider-aws/lib/cloudfront-continuous-deployment-policy';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { HttpOrigin } from '../../origin/http-origin/http-origin';
import { Distribution } from '../distribution';
import type { DistributionProps } from '../distribution-props';
import type { StagingTraffic } from './continuous-deployment-policy';
import { ContinuousDeploymentPolicy } from './continuous-deployment-policy';

const try5Percent = (
  traffic: StagingTraffic = { weight: 0.05 },
  isStaging = true,
  enabled = true,
) =>
  synth((scope) => {
    const origin = new HttpOrigin(scope, 'Api', { domainName: 'api.example.com' });
    const staging = new Distribution(scope, 'Next', {
      defaultBehavior: { origin },
      staging: isStaging,
    });
    const policy = new ContinuousDeploymentPolicy(scope, 'Trial', { staging, traffic, enabled });
    new Distribution(scope, 'Site', {
      defaultBehavior: { origin },
      continuousDeploymentPolicy: policy,
    });
  });

it('sends a share of requests to the staging distribution', () => {
  const stack = try5Percent();
  expect(stack.inventory).toEqual({
    aws_cloudfront_continuous_deployment_policy: 1,
    aws_cloudfront_distribution: 2,
  });
  expect(stack.only(CloudfrontContinuousDeploymentPolicy)).toEqual({
    lifecycle: { create_before_destroy: true },
    enabled: true,
    staging_distribution_dns_names: [
      { items: ['${aws_cloudfront_distribution.Next.domain_name}'], quantity: 1 },
    ],
    traffic_config: [{ type: 'SingleWeight', single_weight_config: [{ weight: 0.05 }] }],
  });
  expect(stack.at('aws_cloudfront_distribution.Next')).toMatchObject({
    staging: true,
    http_version: 'http2',
  });
  expect(stack.at('aws_cloudfront_distribution.Site')).toMatchObject({
    continuous_deployment_policy_id: '${aws_cloudfront_continuous_deployment_policy.Trial.id}',
    http_version: 'http2',
  });
});

it('keeps a viewer with one distribution, or asks for a header', () => {
  const configOf = (traffic: StagingTraffic) =>
    try5Percent(traffic, true, false).only(CloudfrontContinuousDeploymentPolicy);
  const stickiness = { idleTtlSeconds: 300, maximumTtlSeconds: 3_600 };
  expect(configOf({ weight: 0.15, stickiness })).toMatchObject({
    enabled: false,
    traffic_config: [
      {
        single_weight_config: [
          { weight: 0.15, session_stickiness_config: [{ idle_ttl: 300, maximum_ttl: 3_600 }] },
        ],
      },
    ],
  });
  expect(configOf({ header: 'aws-cf-cd-next', value: 'yes' }).traffic_config).toEqual([
    {
      type: 'SingleHeader',
      single_header_config: [{ header: 'aws-cf-cd-next', value: 'yes' }],
    },
  ]);
});

it.each<[StagingTraffic, string]>([
  [{ weight: 0.16 }, 'traffic.weight must be between 0 and 0.15, got 0.16'],
  [{ header: 'X-Next', value: 'a' }, 'traffic.header must be a header whose name starts with'],
  [{ header: 'aws-cf-cd-next', value: '' }, 'traffic.value must be 1 to 1783 characters long'],
  [
    { weight: 0.1, stickiness: { idleTtlSeconds: 299, maximumTtlSeconds: 3_601 } },
    'traffic.stickiness.idleTtlSeconds must be a whole number between 300 and 3600, got 299; traffic.stickiness.maximumTtlSeconds must be',
  ],
  [
    { weight: 0.1, stickiness: { idleTtlSeconds: 600, maximumTtlSeconds: 300 } },
    'traffic.stickiness.idleTtlSeconds must not be over maximumTtlSeconds, got 600 and 300',
  ],
])('refuses %j', (traffic, problem) => {
  expect(() => try5Percent(traffic)).toThrow(`ContinuousDeploymentPolicy 'test/Trial': ${problem}`);
});

it('refuses to send requests to a production distribution', () => {
  expect(() => try5Percent({ weight: 0.05 }, false)).toThrow(
    'staging must be a distribution with staging: true, got test/Next',
  );
});

const withProps = (props: Partial<DistributionProps>) =>
  synth((scope) => {
    const origin = new HttpOrigin(scope, 'Api', { domainName: 'api.example.com' });
    new Distribution(scope, 'Site', { defaultBehavior: { origin }, ...props });
  });

const policy = { continuousDeploymentPolicyId: 'id' };

it.each<Partial<DistributionProps>>([
  { staging: true, httpVersion: 'http1.1' },
  { continuousDeploymentPolicy: policy, httpVersion: 'http2' },
])('is accepted by a distribution with %j', (props) => {
  expect(withProps(props).only(CloudfrontDistribution).http_version).toBe(props.httpVersion);
});

it.each<[Partial<DistributionProps>, string]>([
  [
    { staging: true, httpVersion: 'http2and3' },
    'httpVersion must be http2 or http1.1 with continuous deployment, got "http2and3"',
  ],
  [{ continuousDeploymentPolicy: policy, httpVersion: 'http3' }, 'httpVersion must be http2'],
  [
    { staging: true, aliases: ['www.example.com'] },
    'aliases must be left out of a staging distribution, which viewers do not reach by name',
  ],
  [
    { staging: true, continuousDeploymentPolicy: policy },
    'continuousDeploymentPolicy belongs to the production distribution',
  ],
])('is refused by a distribution with %j', (props, problem) => {
  expect(() => withProps(props)).toThrow(problem);
});
