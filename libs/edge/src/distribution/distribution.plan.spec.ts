import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { CloudfrontFunction } from '@cdktf/provider-aws/lib/cloudfront-function';
import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import { generateKeyPairSync } from 'node:crypto';
import * as path from 'node:path';
import { CachePolicy } from '../cache-policy/cache-policy';
import { CloudFrontFunction } from '../cloudfront-function/cloudfront-function';
import { KeyGroup } from '../key-group/key-group';
import { PublicKey } from '../key-group/public-key';
import { KeyValueStore } from '../key-value-store/key-value-store';
import { PrivateBucket } from '../origin/fixtures/private-bucket';
import { FunctionUrlOrigin } from '../origin/function-url-origin/function-url-origin';
import { HttpOrigin } from '../origin/http-origin/http-origin';
import { OriginGroup } from '../origin/origin-group/origin-group';
import { S3Origin } from '../origin/s3-origin/s3-origin';
import { VpcOrigin } from '../origin/vpc-origin/vpc-origin';
import { OriginRequestPolicy } from '../origin-request-policy/origin-request-policy';
import { ResponseHeadersPolicy } from '../response-headers-policy/response-headers-policy';
import { ContinuousDeploymentPolicy } from './continuous-deployment/continuous-deployment-policy';
import { Distribution } from './distribution';

const ARN = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/shop/1a2b';
const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/5f0c1e7e-2d0c-4a53-9b8b';

/** Everything that CloudFront has here, in one stack: starting the provider is what a plan costs. */
function everything(): AwsStack {
  const stack = new AwsStack(testApp(), 'site', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const provider = new AwsProvider(stack, 'us-east-1', { region: 'us-east-1', alias: 'use1' });
  const certificate = Object.assign(new Construct(stack, 'Certificate'), {
    certificateArn: CERTIFICATE,
    region: 'us-east-1',
  });
  const webAcl = Object.assign(new Construct(stack, 'Acl'), {
    webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/5f0c1e7e',
    scope: 'CLOUDFRONT' as const,
  });
  const pages = new S3Origin(stack, 'Pages', {
    bucket: new PrivateBucket(stack, 'Bucket', new Key(stack, 'Key')),
    access: ['read', 'list'],
    originPath: '/site',
    originShieldRegion: 'eu-central-1',
  });
  const spare = new S3Origin(stack, 'Spare', {
    bucket: new PrivateBucket(stack, 'SpareBucket'),
    bucketRegion: 'eu-west-1',
  });
  const site = new OriginGroup(stack, 'Site', {
    primary: pages,
    fallback: spare,
    failoverStatusCodes: [403, 429, 500],
  });
  const api = new HttpOrigin(stack, 'Api', {
    domainName: 'api.example.com',
    customHeaders: { 'X-Site': 'archway' },
    readTimeoutSeconds: 60,
    connectionAttempts: 1,
    connectionTimeoutSeconds: 5,
  });
  const shop = new VpcOrigin(stack, 'Shop', { endpointArn: ARN, domainName: 'shop.example.com' });
  const invoked = Object.assign(new Construct(stack, 'Function'), {
    functionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:render',
    functionName: 'render',
    addToIdentityPolicy: () => undefined,
  });
  const render = new FunctionUrlOrigin(stack, 'Render', {
    function: invoked,
    functionUrl: 'https://abc123.lambda-url.eu-central-1.on.aws/',
  });
  const index = new CloudFrontFunction(stack, 'Index', {
    source: { entry: path.join(__dirname, '../cloudfront-function/fixtures/index-document.ts') },
    keyValueStore: new KeyValueStore(stack, 'Redirects', { entries: { '/a': '/b' } }),
  });
  const pem = { type: 'spki', format: 'pem' } as const;
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = new PublicKey(stack, 'Signer', { encodedKey: publicKey.export(pem).toString() });
  const members = new KeyGroup(stack, 'Members', { publicKeys: [signer] });
  const staging = new Distribution(stack, 'Next', {
    defaultBehavior: { origin: pages },
    staging: true,
  });
  const production = new Distribution(stack, 'Live', {
    defaultBehavior: { origin: site, functions: { viewerRequest: index } },
    behaviors: [
      {
        pathPattern: '/api/*',
        origin: api,
        allowedMethods: 'ALL',
        cachePolicy: CachePolicy.managed('CachingDisabled'),
        originRequestPolicy: OriginRequestPolicy.managed('AllViewerExceptHostHeader'),
        edgeLambdas: {
          originRequest: {
            functionVersionArn: 'arn:aws:lambda:us-east-1:111122223333:function:sign:7',
            includeBody: true,
          },
        },
      },
      {
        pathPattern: '/members/*',
        origin: pages,
        trustedKeyGroups: [members],
        answersAreSharedBecause: 'the pages are the same for every member',
        cachePolicy: new CachePolicy(stack, 'Short', { maxTtlSeconds: 60, cookies: 'all' }),
        originRequestPolicy: new OriginRequestPolicy(stack, 'Country', {
          headers: { allViewerAnd: ['CloudFront-Viewer-Country'] },
        }),
        responseHeadersPolicy: new ResponseHeadersPolicy(stack, 'Headers', {
          contentSecurityPolicy: "default-src 'self'",
          cors: { allowOrigins: ['https://app.example.com'] },
          customHeaders: { 'X-Site': 'archway' },
          removeHeaders: ['X-Powered-By'],
          serverTimingSamplingRatePercent: 1,
        }),
      },
      { pathPattern: '/shop/*', origin: shop, allowedMethods: 'ALL', grpc: true },
    ],
    aliases: ['www.example.com', '*.example.org'],
    certificate,
    webAcl,
    defaultRootObject: 'index.html',
    errorResponses: [{ status: 403, page: { path: '/404.html', status: 404 } }, { status: 500 }],
    geoRestriction: { deny: ['AQ', 'BV'] },
    accessLogs: { to: 'bucket', bucket: new PrivateBucket(stack, 'Logs'), provider },
    legacyAccessLogs: { bucketDomainName: 'old.s3.eu-central-1.amazonaws.com', prefix: 'old/' },
    comment: 'the site',
    priceClass: 'PriceClass_100',
    additionalMetrics: true,
    continuousDeploymentPolicy: new ContinuousDeploymentPolicy(stack, 'Trial', {
      staging,
      traffic: { weight: 0.05, stickiness: { idleTtlSeconds: 300, maximumTtlSeconds: 600 } },
    }),
  });
  production.addBehavior('/render/*', { origin: render });
  new ContinuousDeploymentPolicy(stack, 'ByHeader', {
    staging,
    traffic: { header: 'aws-cf-cd-next', value: 'yes' },
  });
  return stack;
}

itPlans('is planned by the real provider with every kind of origin and option', () => {
  const plan = planOffline(everything());
  expect(plan.inventory).toMatchObject({
    aws_cloudfront_continuous_deployment_policy: 2,
    aws_cloudfront_distribution: 2,
    aws_cloudfront_function: 1,
    aws_cloudfront_key_value_store: 1,
    aws_cloudfront_origin_access_control: 3,
    aws_cloudfront_vpc_origin: 1,
    aws_cloudfrontkeyvaluestore_keys_exclusive: 1,
    aws_cloudwatch_log_delivery: 1,
    aws_kms_key_policy: 1,
    aws_lambda_permission: 2,
    aws_s3_bucket_policy: 3,
  });
  const [live] = plan.all(CloudfrontDistribution);
  expect(live).toMatchObject({ http_version: 'http2', is_ipv6_enabled: true });
  expect(live?.ordered_cache_behavior).toHaveLength(4);
  expect(live?.origin).toHaveLength(5);
  expect(plan.only(CloudfrontFunction).code).toContain('${request.uri.replace(');
  expect(plan.only(CloudwatchLogDelivery).s3_delivery_configuration).toEqual([
    {
      enable_hive_compatible_path: false,
      suffix_path: '{DistributionId}/{yyyy}/{MM}/{dd}/{HH}',
    },
  ]);
});
