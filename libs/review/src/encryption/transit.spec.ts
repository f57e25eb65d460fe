import { resourceType } from '@archway/aws';
import { told, type Resources } from '../testing/planned';
import { transit } from './transit';

/** The argument by which people know a resource of a type. */
const named = (type: string): Body => ({ [resourceType(type)?.nameArgument ?? 'name']: 'it' });

type Body = Resources[string][string];

const changed = (type: string, before: Body, after: Body): readonly string[] =>
  told(transit, {
    before: { [type]: { It: { ...named(type), ...before } } },
    after: { [type]: { It: { ...named(type), ...after } } },
  });

const certificate = (version: string): Body => ({
  viewer_certificate: [{ minimum_protocol_version: version }],
});
const listener = (policy: string): Body => ({ protocol: 'HTTPS', ssl_policy: policy });
const domain = (security_policy: string): Body => ({ security_policy });
const search = (tls_security_policy: string): Body => ({
  domain_endpoint_options: [{ enforce_https: true, tls_security_policy }],
});

it.each<[string, Body, Body, string, string]>([
  [
    'aws_cloudfront_distribution',
    certificate('TLSv1.2_2021'),
    certificate('TLSv1_2016'),
    '1.2',
    '1.0',
  ],
  [
    'aws_lb_listener',
    listener('ELBSecurityPolicy-TLS13-1-2-2021-06'),
    listener('ELBSecurityPolicy-2016-08'),
    ...(['1.2', '1.0'] as const),
  ],
  [
    'aws_lb_listener',
    listener('ELBSecurityPolicy-TLS13-1-3-2021-06'),
    listener('ELBSecurityPolicy-FS-1-1-2019-08'),
    ...(['1.3', '1.1'] as const),
  ],
  ['aws_api_gateway_domain_name', domain('TLS_1_2'), domain('TLS_1_0'), '1.2', '1.0'],
  [
    'aws_api_gateway_domain_name',
    domain('SecurityPolicy_TLS13_1_3_2025_09'),
    domain('SecurityPolicy_TLS13_1_2_2021_06'),
    ...(['1.3', '1.2'] as const),
  ],
  [
    'aws_opensearch_domain',
    search('Policy-Min-TLS-1-2-PFS-2023-10'),
    search('Policy-Min-TLS-1-0-2019-07'),
    ...(['1.2', '1.0'] as const),
  ],
])(
  'looks at a %s that takes an older TLS, and not the other way round',
  (type, good, bad, high, low) => {
    const only = (version: string): string => `only TLS ${version} and later`;
    const who = type === 'aws_cloudfront_distribution' ? 'viewers' : 'clients';
    expect(changed(type, good, bad)).toEqual([
      `- encryption/look: it (shop/It) takes ${only(low)} from ${who} (so far ${only(high)})`,
    ]);
    expect(changed(type, bad, good)).toEqual([
      `+ it (shop/It) takes ${only(high)} from ${who} (so far ${only(low)})`,
    ]);
  },
);

it.each<[string, Body, Body]>([
  ['aws_lb_listener', { protocol: 'HTTPS' }, { protocol: 'HTTP' }],
  [
    'aws_cloudfront_distribution',
    { default_cache_behavior: [{ viewer_protocol_policy: 'redirect-to-https' }] },
    { default_cache_behavior: [{ viewer_protocol_policy: 'allow-all' }] },
  ],
  [
    'aws_cloudfront_distribution',
    { origin: [{ custom_origin_config: [{ origin_protocol_policy: 'https-only' }] }] },
    { origin: [{ custom_origin_config: [{ origin_protocol_policy: 'http-only' }] }] },
  ],
  [
    'aws_elasticache_replication_group',
    { transit_encryption_enabled: true },
    { transit_encryption_enabled: false },
  ],
])('stops at a %s that needs no TLS any more, and not the other way round', (type, good, bad) => {
  expect(changed(type, good, bad)).toEqual([
    expect.stringMatching(/^- encryption\/stop: it .* without TLS/) as string,
  ]);
  expect(changed(type, bad, good)).toEqual([
    expect.stringMatching(/^\+ it .* \(so far connections without TLS\)$/) as string,
  ]);
});

it('says nothing where another policy takes the same versions', () => {
  const before = listener('ELBSecurityPolicy-TLS13-1-2-2021-06');
  expect(changed('aws_lb_listener', before, listener('ELBSecurityPolicy-FS-1-2-2019-08'))).toEqual(
    [],
  );
});
