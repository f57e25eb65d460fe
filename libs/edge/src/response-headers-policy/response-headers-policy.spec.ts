import { synth } from '@archway/testing';
import { CloudfrontResponseHeadersPolicy } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy';
import { ResponseHeadersPolicy } from './response-headers-policy';
import type { ResponseHeadersPolicyProps } from './response-headers-policy-props';

const withPolicy = (props?: ResponseHeadersPolicyProps) =>
  synth((scope) => {
    new ResponseHeadersPolicy(scope, 'Headers', props);
  });

const policyOf = (props?: ResponseHeadersPolicyProps) =>
  withPolicy(props).only(CloudfrontResponseHeadersPolicy);

it('adds security headers, whatever the origin says of them', () => {
  const stack = withPolicy();
  expect(stack.inventory).toEqual({ aws_cloudfront_response_headers_policy: 1 });
  expect(stack.at('aws_cloudfront_response_headers_policy.Headers')).toEqual({
    lifecycle: { create_before_destroy: true },
    name: 'test-test-Headers',
    security_headers_config: {
      content_type_options: { override: true },
      frame_options: { frame_option: 'SAMEORIGIN', override: true },
      referrer_policy: { referrer_policy: 'strict-origin-when-cross-origin', override: true },
      strict_transport_security: {
        access_control_max_age_sec: 31_536_000,
        include_subdomains: false,
        preload: false,
        override: true,
      },
    },
  });
});

it('says what a site knows of itself', () => {
  const policy = policyOf({
    comment: 'site',
    contentSecurityPolicy: "default-src 'self'",
    frameOptions: 'none',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: { includeSubdomains: true, preload: true },
  });
  expect(policy.comment).toBe('site');
  expect(policy.security_headers_config).toEqual({
    content_type_options: { override: true },
    content_security_policy: { content_security_policy: "default-src 'self'", override: true },
    referrer_policy: { referrer_policy: 'no-referrer', override: true },
    strict_transport_security: {
      access_control_max_age_sec: 31_536_000,
      include_subdomains: true,
      preload: true,
      override: true,
    },
  });
});

it('lets other sites read', () => {
  const cors = {
    allowOrigins: ['https://app.example.com'],
    allowHeaders: ['X-Api'],
    allowMethods: ['GET'],
    exposeHeaders: ['ETag'],
    allowCredentials: true,
    maxAgeSeconds: 600,
    override: false,
  } as const;
  expect(policyOf({ cors }).cors_config).toEqual({
    access_control_allow_credentials: true,
    access_control_allow_headers: { items: ['X-Api'] },
    access_control_allow_methods: { items: ['GET'] },
    access_control_allow_origins: { items: ['https://app.example.com'] },
    access_control_expose_headers: { items: ['ETag'] },
    access_control_max_age_sec: 600,
    origin_override: false,
  });
});

it('lets everybody read without cookies by default', () => {
  expect(policyOf({ cors: { allowOrigins: ['*'] } }).cors_config).toEqual({
    access_control_allow_credentials: false,
    access_control_allow_headers: { items: ['*'] },
    access_control_allow_methods: { items: ['GET', 'HEAD', 'OPTIONS'] },
    access_control_allow_origins: { items: ['*'] },
    origin_override: true,
  });
});

it('adds, removes and measures', () => {
  expect(
    policyOf({
      customHeaders: { 'X-Site': 'archway' },
      removeHeaders: ['X-Powered-By'],
      serverTimingSamplingRatePercent: 5,
    }),
  ).toMatchObject({
    custom_headers_config: { items: [{ header: 'X-Site', value: 'archway', override: true }] },
    remove_headers_config: { items: [{ header: 'X-Powered-By' }] },
    server_timing_headers_config: { enabled: true, sampling_rate: 5 },
  });
});

it('can be one that AWS keeps, or that others deploy', () => {
  expect(ResponseHeadersPolicy.managed('SimpleCORS').responseHeadersPolicyId).toBe(
    '60669652-455b-4ae9-85a4-c4c02393f86c',
  );
  expect(ResponseHeadersPolicy.fromResponseHeadersPolicyId('id')).toEqual({
    responseHeadersPolicyId: 'id',
  });
});

const headers = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`X-${at}`, 'v']));

it.each<ResponseHeadersPolicyProps>([
  { contentSecurityPolicy: 'x'.repeat(1_783) },
  { strictTransportSecurity: { maxAgeSeconds: 63_072_000 } },
  { strictTransportSecurity: { maxAgeSeconds: 0 } },
  {
    strictTransportSecurity: { includeSubdomains: true, preload: true, maxAgeSeconds: 31_536_000 },
  },
  { cors: { allowOrigins: ['https://*.example.com', 'http://localhost:4200'] } },
  { customHeaders: headers(10), removeHeaders: Object.keys(headers(10)) },
  { serverTimingSamplingRatePercent: 100 },
])('accepts %j', (props) => {
  expect(() => withPolicy(props)).not.toThrow();
});

it.each<[ResponseHeadersPolicyProps, string]>([
  [
    { contentSecurityPolicy: 'x'.repeat(1_784) },
    'contentSecurityPolicy must be one line of at most 1783 characters',
  ],
  [{ contentSecurityPolicy: 'a\nb' }, 'contentSecurityPolicy must be one line'],
  [
    { strictTransportSecurity: { maxAgeSeconds: 63_072_001 } },
    'strictTransportSecurity.maxAgeSeconds must be a whole number between 0 and 63072000, got 63072001',
  ],
  [
    { strictTransportSecurity: { preload: true } },
    'strictTransportSecurity.preload needs includeSubdomains and a maxAgeSeconds of at least 31536000, got {"preload":true}',
  ],
  [
    {
      strictTransportSecurity: {
        includeSubdomains: true,
        preload: true,
        maxAgeSeconds: 31_535_999,
      },
    },
    'strictTransportSecurity.preload needs',
  ],
  [{ cors: { allowOrigins: [] } }, 'cors.allowOrigins must name an origin, got []'],
  [
    { cors: { allowOrigins: ['https://app.example.com/'] } },
    `cors.allowOrigins must be '*' or origins such as https://app.example.com, got "https://app.example.com/"`,
  ],
  [
    { cors: { allowOrigins: ['https://a.example'], allowCredentials: true } },
    "cors.allowCredentials must not meet '*'",
  ],
  [{ customHeaders: headers(11) }, 'customHeaders must list 1 to 10 names, got 11'],
  [
    { customHeaders: { 'X-Frame-Options': 'DENY' } },
    'customHeaders must not hold X-Frame-Options: use frameOptions',
  ],
  [{ removeHeaders: ['Via'] }, 'removeHeaders must not hold Via, which CloudFront needs'],
  [
    { serverTimingSamplingRatePercent: 101 },
    'serverTimingSamplingRatePercent must be between 0 and 100, got 101',
  ],
])('refuses %j', (props, problem) => {
  expect(() => withPolicy(props)).toThrow(`ResponseHeadersPolicy 'test/Headers': ${problem}`);
});
