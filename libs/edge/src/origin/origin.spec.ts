import { synth } from '@archway/testing';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { CloudfrontOriginAccessControl } from '@cdktf/provider-aws/lib/cloudfront-origin-access-control';
import { CloudfrontVpcOrigin } from '@cdktf/provider-aws/lib/cloudfront-vpc-origin';
import { LambdaFunctionUrl } from '@cdktf/provider-aws/lib/lambda-function-url';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { Distribution } from '../distribution/distribution';
import { PrivateBucket } from './fixtures/private-bucket';
import type { FunctionUrlOriginProps } from './function-url-origin/function-url-origin';
import { FunctionUrlOrigin } from './function-url-origin/function-url-origin';
import type { HttpOriginProps } from './http-origin/http-origin';
import { HttpOrigin } from './http-origin/http-origin';
import type { IOriginTarget } from './origin';
import type { OriginGroupProps } from './origin-group/origin-group';
import { OriginGroup } from './origin-group/origin-group';
import type { S3OriginProps } from './s3-origin/s3-origin';
import { S3Origin } from './s3-origin/s3-origin';
import type { VpcOriginProps } from './vpc-origin/vpc-origin';
import { VpcOrigin } from './vpc-origin/vpc-origin';

const behind = (make: (scope: Construct) => IOriginTarget) =>
  synth((scope) => {
    new Distribution(scope, 'Site', { defaultBehavior: { origin: make(scope) } });
  });

const s3 = (props: Partial<S3OriginProps> = {}) =>
  behind(
    (scope) =>
      new S3Origin(scope, 'Pages', { bucket: new PrivateBucket(scope, 'Bucket'), ...props }),
  );

const http = (props: Partial<HttpOriginProps> = {}) =>
  behind((scope) => new HttpOrigin(scope, 'Api', { domainName: 'api.example.com', ...props }));

const LOAD_BALANCER =
  'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/shop/1a2b';

const vpc = (props: Partial<VpcOriginProps> = {}) =>
  behind(
    (scope) =>
      new VpcOrigin(scope, 'Shop', {
        endpointArn: LOAD_BALANCER,
        domainName: 'shop.example.com',
        ...props,
      }),
  );

const FUNCTION_URL = 'https://abc123.lambda-url.eu-central-1.on.aws/';

const renderFunction = (scope: Construct) =>
  Object.assign(new Construct(scope, 'Function'), {
    functionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:render',
    functionName: 'render',
    addToIdentityPolicy: () => undefined,
  });

const functionUrl = (props: Partial<FunctionUrlOriginProps> = {}) =>
  behind(
    (scope) =>
      new FunctionUrlOrigin(scope, 'Render', {
        function: renderFunction(scope),
        functionUrl: FUNCTION_URL,
        ...props,
      }),
  );

const originOf = (stack: ReturnType<typeof synth>) =>
  stack.only(CloudfrontDistribution).origin[0] as Record<string, unknown>;

const statementsOf = (stack: ReturnType<typeof synth>) =>
  JSON.parse(stack.only(S3BucketPolicy).policy).Statement;

const ONLY_THE_SITE = {
  ArnEquals: { 'aws:SourceArn': '${aws_cloudfront_distribution.Site.arn}' },
  StringEquals: { 'aws:SourceAccount': '111122223333' },
};

describe('a bucket', () => {
  it('is asked with a signature, and read by the distribution alone', () => {
    const stack = s3();
    expect(stack.inventory).toEqual({
      aws_cloudfront_distribution: 1,
      aws_cloudfront_origin_access_control: 1,
      aws_s3_bucket: 1,
      aws_s3_bucket_policy: 1,
    });
    expect(stack.only(CloudfrontOriginAccessControl)).toEqual({
      lifecycle: { create_before_destroy: true },
      name: 'test-test-Pages',
      origin_access_control_origin_type: 's3',
      signing_behavior: 'always',
      signing_protocol: 'sigv4',
    });
    expect(originOf(stack)).toEqual({
      origin_id: 'Pages',
      domain_name: '${aws_s3_bucket.Bucket.bucket}.s3.eu-central-1.amazonaws.com',
      origin_access_control_id: '${aws_cloudfront_origin_access_control.Pages.id}',
    });
    expect(statementsOf(stack)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: '${aws_s3_bucket.Bucket.arn}/*',
        Condition: ONLY_THE_SITE,
      },
    ]);
  });

  it('may be listed and written, and be in another region', () => {
    const stack = s3({ access: ['list', 'write', 'delete'], bucketRegion: 'eu-west-1' });
    expect(originOf(stack).domain_name).toContain('.s3.eu-west-1.amazonaws.com');
    expect(statementsOf(stack)).toMatchObject([
      {
        Action: ['s3:DeleteObject', 's3:PutObject'],
        Resource: '${aws_s3_bucket.Bucket.arn}/*',
        Condition: ONLY_THE_SITE,
      },
      {
        Action: 's3:ListBucket',
        Resource: '${aws_s3_bucket.Bucket.arn}',
        Condition: ONLY_THE_SITE,
      },
    ]);
  });

  it('admits each of two distributions by its name', () => {
    const stack = synth((scope) => {
      const origin = new S3Origin(scope, 'Pages', { bucket: new PrivateBucket(scope, 'Bucket') });
      new Distribution(scope, 'Site', { defaultBehavior: { origin } });
      new Distribution(scope, 'Next', { defaultBehavior: { origin }, staging: true });
    });
    expect(statementsOf(stack)).toMatchObject([
      { Condition: { ArnEquals: { 'aws:SourceArn': '${aws_cloudfront_distribution.Site.arn}' } } },
      { Condition: { ArnEquals: { 'aws:SourceArn': '${aws_cloudfront_distribution.Next.arn}' } } },
    ]);
  });

  it.each<[Partial<S3OriginProps>, string]>([
    [{ access: [] }, 'access must name what the distribution may do, got []'],
    [{ bucketRegion: 'Frankfurt' }, 'bucketRegion must be a region such as eu-central-1'],
  ])('is refused with %j', (props, problem) => {
    expect(() => s3(props)).toThrow(`S3Origin 'test/Pages': ${problem}`);
  });
});

describe('a server', () => {
  it('is asked over HTTPS', () => {
    const stack = http();
    expect(stack.inventory).toEqual({ aws_cloudfront_distribution: 1 });
    expect(originOf(stack)).toEqual({
      origin_id: 'Api',
      domain_name: 'api.example.com',
      custom_origin_config: {
        origin_protocol_policy: 'https-only',
        http_port: 80,
        https_port: 443,
        origin_ssl_protocols: ['TLSv1.2'],
      },
    });
  });

  it('is asked as told', () => {
    const options = {
      originPath: '/v1',
      customHeaders: { 'X-Site': 'archway' },
      connectionAttempts: 2,
      connectionTimeoutSeconds: 4,
      originShieldRegion: 'eu-central-1',
      protocol: 'http-only',
      httpPort: 8_080,
      httpsPort: 8_443,
      readTimeoutSeconds: 60,
      keepaliveTimeoutSeconds: 10,
    } as const;
    expect(originOf(http(options))).toEqual({
      origin_id: 'Api',
      domain_name: 'api.example.com',
      origin_path: '/v1',
      custom_header: [{ name: 'X-Site', value: 'archway' }],
      connection_attempts: 2,
      connection_timeout: 4,
      origin_shield: { enabled: true, origin_shield_region: 'eu-central-1' },
      custom_origin_config: {
        origin_protocol_policy: 'http-only',
        http_port: 8_080,
        https_port: 8_443,
        origin_ssl_protocols: ['TLSv1.2'],
        origin_read_timeout: 60,
        origin_keepalive_timeout: 10,
      },
    });
  });

  const headers = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`X-${at}`, 'v']));

  it.each<Partial<HttpOriginProps>>([
    { originPath: '/a' },
    { originPath: '/a/b.c' },
    { customHeaders: headers(10) },
    { customHeaders: { 'X-A': 'v'.repeat(1_783) } },
    { customHeaders: { 'X-A': Token.asString({ resolve: () => 'secret' }) } },
    { connectionAttempts: 3, connectionTimeoutSeconds: 10 },
    { httpPort: 1_024, httpsPort: 65_535 },
    { readTimeoutSeconds: 1, keepaliveTimeoutSeconds: 180 },
    { domainName: Token.asString({ resolve: () => 'name' }) },
  ])('is accepted with %j', (props) => {
    expect(() => http(props)).not.toThrow();
  });

  it.each<[Partial<HttpOriginProps>, string]>([
    [{ originPath: 'a' }, "originPath must be a path that starts with '/'"],
    [{ originPath: '/a/' }, "originPath must be a path that starts with '/'"],
    [{ originPath: '/' }, "originPath must be a path that starts with '/'"],
    [{ originPath: `/${'a'.repeat(255)}` }, 'originPath must have at most 255 characters, got 256'],
    [{ customHeaders: headers(11) }, 'customHeaders must be at most 10, got 11'],
    [{ customHeaders: { Host: 'a' } }, 'customHeaders must not hold Host, which CloudFront sets'],
    [{ customHeaders: { 'X-Amz-Key': 'a' } }, 'customHeaders must not hold X-Amz-Key'],
    [{ customHeaders: { 'X A': 'a' } }, 'customHeaders must have names of at most 256 characters'],
    [{ customHeaders: { 'X-A': 'a', 'x-a': 'b' } }, 'customHeaders must hold every name once'],
    [
      { customHeaders: { 'X-A': 'v'.repeat(1_784) } },
      'customHeaders must have values of at most 1783 characters, got 1784 in X-A',
    ],
    [
      {
        customHeaders: Object.fromEntries(
          [...'abcdef'].map((name) => [`X-${name}`, 'v'.repeat(1_783)]),
        ),
      },
      'customHeaders must have at most 10240 characters together, got 10716',
    ],
    [{ connectionAttempts: 4 }, 'connectionAttempts must be a whole number between 1 and 3, got 4'],
    [{ connectionTimeoutSeconds: 0 }, 'connectionTimeoutSeconds must be a whole number between 1'],
    [{ originShieldRegion: 'eu-south-1' as 'eu-west-1' }, 'originShieldRegion must be one of'],
    [{ httpPort: 1_023 }, 'httpPort must be 80, 443 or 1024 to 65535, got 1023'],
    [{ httpsPort: 65_536 }, 'httpsPort must be 80, 443 or 1024 to 65535, got 65536'],
    [{ protocol: 'http' as 'http-only' }, 'protocol must be one of https-only, http-only'],
    [{ readTimeoutSeconds: 0 }, 'readTimeoutSeconds must be a whole number between 1 and 180'],
    [{ keepaliveTimeoutSeconds: 181 }, 'keepaliveTimeoutSeconds must be a whole number between 1'],
    [{ domainName: '192.0.2.1' }, 'domainName must be a name, not the address 192.0.2.1'],
    [{ domainName: 'https://api.example.com' }, 'domainName must be a host name'],
  ])('is refused with %j', (props, problem) => {
    expect(() => http(props)).toThrow(`HttpOrigin 'test/Api': ${problem}`);
  });
});

describe('a server in a VPC', () => {
  it('is reached by an origin of its own', () => {
    const stack = vpc({ readTimeoutSeconds: 20, keepaliveTimeoutSeconds: 6 });
    expect(stack.inventory).toEqual({
      aws_cloudfront_distribution: 1,
      aws_cloudfront_vpc_origin: 1,
    });
    expect(stack.only(CloudfrontVpcOrigin).vpc_origin_endpoint_config).toEqual([
      {
        name: 'test-test-Shop',
        arn: LOAD_BALANCER,
        http_port: 80,
        https_port: 443,
        origin_protocol_policy: 'https-only',
        origin_ssl_protocols: [{ items: ['TLSv1.2'], quantity: 1 }],
      },
    ]);
    expect(originOf(stack)).toEqual({
      origin_id: 'Shop',
      domain_name: 'shop.example.com',
      vpc_origin_config: {
        vpc_origin_id: '${aws_cloudfront_vpc_origin.Shop.id}',
        origin_read_timeout: 20,
        origin_keepalive_timeout: 6,
      },
    });
  });

  it.each([
    { endpointArn: LOAD_BALANCER.replace('/app/', '/net/') },
    { endpointArn: 'arn:aws:ec2:eu-central-1:111122223333:instance/i-0a1b' },
    { endpointArn: Token.asString({ resolve: () => 'arn' }) },
  ])('is accepted with %j', (props) => {
    expect(() => vpc(props)).not.toThrow();
  });

  it.each([
    [
      { endpointArn: LOAD_BALANCER.replace('/app/', '/gwy/') },
      'endpointArn must be the ARN of an application or network load balancer or of an instance',
    ],
    [{ domainName: 'shop' }, 'domainName must be a host name'],
    [{ httpPort: 81 }, 'httpPort must be 80, 443 or 1024 to 65535, got 81'],
  ])('is refused with %j', (props, problem) => {
    expect(() => vpc(props)).toThrow(`VpcOrigin 'test/Shop': ${problem}`);
  });
});

describe('a function', () => {
  it('is asked with a signature, and admits the distribution alone', () => {
    const stack = functionUrl({ qualifier: 'live', readTimeoutSeconds: 60 });
    expect(stack.inventory).toEqual({
      aws_cloudfront_distribution: 1,
      aws_cloudfront_origin_access_control: 1,
      aws_lambda_permission: 2,
    });
    expect(stack.only(CloudfrontOriginAccessControl)).toMatchObject({
      origin_access_control_origin_type: 'lambda',
      signing_behavior: 'always',
    });
    expect(stack.all(LambdaPermission)).toEqual(
      ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'].map((action) => ({
        action,
        function_name: 'render',
        qualifier: 'live',
        principal: 'cloudfront.amazonaws.com',
        source_arn: '${aws_cloudfront_distribution.Site.arn}',
      })),
    );
    expect(originOf(stack)).toMatchObject({
      domain_name: 'abc123.lambda-url.eu-central-1.on.aws',
      origin_access_control_id: '${aws_cloudfront_origin_access_control.Render.id}',
      custom_origin_config: { origin_protocol_policy: 'https-only', origin_read_timeout: 60 },
    });
  });

  it('may have a URL that Terraform knows', () => {
    const stack = behind((scope) => {
      const url = new LambdaFunctionUrl(scope, 'Url', {
        functionName: 'render',
        authorizationType: 'AWS_IAM',
      });
      return new FunctionUrlOrigin(scope, 'Render', {
        function: renderFunction(scope),
        functionUrl: url.functionUrl,
      });
    });
    expect(originOf(stack).domain_name).toBe(
      '${element(split("/", aws_lambda_function_url.Url.function_url), 2)}',
    );
  });

  it.each([
    [{ functionUrl: 'https://api.example.com/' }, 'functionUrl must be the URL of a function'],
    [{ readTimeoutSeconds: 181 }, 'readTimeoutSeconds must be a whole number between 1 and 180'],
  ])('is refused with %j', (props, problem) => {
    expect(() => functionUrl(props)).toThrow(`FunctionUrlOrigin 'test/Render': ${problem}`);
  });
});

describe('an origin group', () => {
  const group = (props: Partial<OriginGroupProps> = {}) =>
    behind((scope) => {
      const primary = new HttpOrigin(scope, 'One', { domainName: 'one.example.com' });
      const fallback = new HttpOrigin(scope, 'Two', { domainName: 'two.example.com' });
      return new OriginGroup(scope, 'Both', { primary, fallback, ...props });
    });

  it('asks the second when the first fails', () => {
    const distribution = group().only(CloudfrontDistribution);
    expect(distribution.origin.map((each: { origin_id: string }) => each.origin_id)).toEqual([
      'One',
      'Two',
    ]);
    expect(distribution.origin_group).toEqual([
      {
        origin_id: 'Both',
        failover_criteria: { status_codes: [500, 502, 503, 504] },
        member: [{ origin_id: 'One' }, { origin_id: 'Two' }],
      },
    ]);
    expect(distribution.default_cache_behavior.target_origin_id).toBe('Both');
  });

  it('asks it on the answers it is given', () => {
    const [both] = group({ failoverStatusCodes: [403, 429] }).only(
      CloudfrontDistribution,
    ).origin_group;
    expect(both.failover_criteria.status_codes).toEqual([403, 429]);
  });

  it.each([
    [{ failoverStatusCodes: [] }, 'failoverStatusCodes must hold a status code, got []'],
    [
      { failoverStatusCodes: [401 as 403] },
      'failoverStatusCodes must be one of 400, 403, 404, 416, 429, 500, 502, 503, 504, got 401',
    ],
  ])('is refused with %j', (props, problem) => {
    expect(() => group(props)).toThrow(`OriginGroup 'test/Both': ${problem}`);
  });

  it('is two origins', () => {
    expect(() =>
      behind((scope) => {
        const primary = new HttpOrigin(scope, 'One', { domainName: 'one.example.com' });
        return new OriginGroup(scope, 'Both', { primary, fallback: primary });
      }),
    ).toThrow("OriginGroup 'test/Both': fallback must be another origin than primary");
  });
});
