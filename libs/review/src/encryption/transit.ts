import type { Subject } from '@archway/checks';
import { blocksOf, flagOf, isUnknown, textOf, type ObjectValue } from '@archway/terraform';
import type { Comparison } from '../comparison/comparison';
import { nameOf, sidesOf } from '../side/sides';

/** The oldest version of TLS that something takes: 1.2 is 12, and 0 is none at all. */
type Oldest = 0 | 10 | 11 | 12 | 13;

interface Transit {
  readonly type: string;
  readonly argument: string;
  /** Who connects. */
  readonly from: string;
  /** Undefined where it cannot be seen, or nothing says it. */
  readonly oldest: (attributes: ObjectValue) => Oldest | undefined;
}

const TRANSITS: readonly Transit[] = [
  {
    ...{ type: 'aws_cloudfront_distribution', argument: 'viewer_certificate', from: 'viewers' },
    oldest: ({ viewer_certificate: value }) =>
      versionIn(textOf(blocksOf(value)[0]?.['minimum_protocol_version'])),
  },
  ...['default_cache_behavior', 'ordered_cache_behavior'].map((argument): Transit => ({
    ...{ type: 'aws_cloudfront_distribution', argument, from: 'viewers' },
    oldest: (attributes) =>
      plainWhere(attributes[argument], 'viewer_protocol_policy', ['allow-all']),
  })),
  {
    ...{
      type: 'aws_cloudfront_distribution',
      argument: 'origin',
      from: 'CloudFront on its way to an origin',
    },
    oldest: ({ origin }) =>
      plainWhere(
        blocksOf(origin).flatMap((each) => blocksOf(each['custom_origin_config'])),
        'origin_protocol_policy',
        ['http-only', 'match-viewer'],
      ),
  },
  ...['aws_lb_listener', 'aws_alb_listener'].flatMap((type): readonly Transit[] => [
    {
      ...{ type, argument: 'ssl_policy', from: 'clients' },
      oldest: ({ ssl_policy: policy }) => listenerVersion(textOf(policy)),
    },
    {
      ...{ type, argument: 'protocol', from: 'clients' },
      oldest: ({ protocol }) =>
        isUnknown(protocol) ? undefined : protocolVersion(textOf(protocol)),
    },
  ]),
  {
    ...{ type: 'aws_api_gateway_domain_name', argument: 'security_policy', from: 'clients' },
    oldest: ({ security_policy: policy }) => versionIn(textOf(policy)),
  },
  {
    ...{ type: 'aws_apigatewayv2_domain_name', argument: 'domain_name_configuration' },
    from: 'clients',
    oldest: ({ domain_name_configuration: value }) =>
      versionIn(textOf(blocksOf(value)[0]?.['security_policy'])),
  },
  {
    ...{ type: 'aws_opensearch_domain', argument: 'domain_endpoint_options', from: 'clients' },
    oldest: ({ domain_endpoint_options: value }) => {
      const [options] = blocksOf(value);
      return flagOf(options?.['enforce_https']) === false
        ? 0
        : versionIn(textOf(options?.['tls_security_policy']));
    },
  },
  {
    ...{ type: 'aws_elasticache_replication_group', argument: 'transit_encryption_enabled' },
    from: 'clients',
    oldest: ({ transit_encryption_enabled: value }) => {
      const on = flagOf(value);
      return on === undefined ? undefined : on ? 10 : 0;
    },
  },
];

/** What takes connections with an older TLS than before, or without any. */
export const transit: Comparison = (compared) => {
  const sides = sidesOf(compared);
  return TRANSITS.flatMap((each) =>
    sides.planned.all(each.type).flatMap((subject) => {
      const earlier = sides.prior.find(sides.planned.keyOf(subject));
      return earlier === undefined || sides.changeOf(subject) === undefined
        ? []
        : told(each, earlier, subject);
    }),
  );
};

function told(
  { argument, from, oldest }: Transit,
  earlier: Subject,
  subject: Subject,
): ReturnType<Comparison> {
  const [before, after] = [oldest(earlier.attributes), oldest(subject.attributes)];
  if (before === undefined || after === undefined || before === after) return [];
  return [
    {
      ...{ topic: 'encryption', address: subject.address, explains: [argument] },
      sign: after < before ? 'removed' : 'added',
      text: `${nameOf(subject)} takes ${words(after, before)} from ${from} (so far ${words(before, after)})`,
      ...(after < before
        ? { concern: { kind: 'encryption', level: after === 0 ? 'stop' : 'look' } }
        : {}),
    },
  ];
}

/** Where the other side takes no TLS at all, the version is beside the point, and may not be known. */
function words(oldest: Oldest, other: Oldest): string {
  if (oldest === 0) return 'connections without TLS';
  return other === 0 ? 'TLS only' : `only TLS ${(oldest / 10).toFixed(1)} and later`;
}

/** The version in names such as `TLSv1.2_2021`, `TLS_1_2`, `Policy-Min-TLS-1-2-2019-07` and `SecurityPolicy_TLS13_1_2_2021_06`. */
function versionIn(name: string | undefined): Oldest | undefined {
  if (name === undefined) return undefined;
  const minor = /TLS(?:13)?[_-]?v?1[._-]([0-3])(?![0-9])/.exec(name)?.[1];
  if (minor !== undefined) return (10 + Number(minor)) as Oldest;
  return /^(?:SSLv3|TLSv1)/.test(name) ? 10 : undefined;
}

/**
 * Names of Elastic Load Balancing say their oldest version, `ELBSecurityPolicy-TLS13-1-2-2021-06` and
 * `ELBSecurityPolicy-FS-1-1-2019-08`; those with a date alone take TLS 1.0.
 *
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
function listenerVersion(name: string | undefined): Oldest | undefined {
  if (name === undefined || name === '') return undefined;
  const minor = /-(?:TLS13|TLS|FS)-1-([0-3])-/.exec(name)?.[1] ?? '0';
  return (10 + Number(minor)) as Oldest;
}

/** Which version a protocol brings is said by the listener's policy; here only that there is one. */
function protocolVersion(protocol: string | undefined): Oldest | undefined {
  if (protocol === undefined) return undefined;
  return ['HTTPS', 'TLS'].includes(protocol) ? 10 : 0;
}

function plainWhere(
  value: ObjectValue[string] | undefined,
  name: string,
  plain: readonly string[],
): Oldest | undefined {
  const policies = blocksOf(value).map((block) => block[name]);
  if (isUnknown(value) || policies.some(isUnknown)) return undefined;
  return policies.some((policy) => plain.includes(textOf(policy) ?? '')) ? 0 : 10;
}
