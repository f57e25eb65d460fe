import { blocksOf, isUnknown, textOf, textsOf, type ObjectValue } from '@archway/terraform';
import { isWebsite } from '../caching/origins';
import { flagOr, textOr } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

const WEAK_PROTOCOLS = ['SSLv3', 'TLSv1', 'TLSv1.1'];

/** Security policies of load balancers that take TLS 1.0 or 1.1. */
const WEAK_POLICY =
  /^ELBSecurityPolicy-(2016-08|TLS-1-0|TLS-1-1|2015-05|FS-2018-06|FS-1-1|TLS13-1-[01]-)/;

export const weakTls: Rule = {
  id: 'weak-tls',
  group: 'edge',
  severity: 'warning',
  title: 'Something takes connections without TLS, or with an old version of it',
  looksFor:
    'Enabled distributions whose behaviors allow plain HTTP (allow-all), whose own certificate goes with a minimum below TLS 1.2, or whose origins are asked over HTTP or TLS before 1.2; load balancer listeners with policies that take TLS 1.0 or 1.1. A distribution with the certificate of cloudfront.net cannot choose and is left alone, and so is the HTTP origin of an S3 website, which has nothing else.',
  why: 'Passwords and cookies can be read or changed on the way; the old versions are broken and fail every audit.',
  fix: 'Set viewer_protocol_policy to redirect-to-https, minimum_protocol_version to TLSv1.2_2021 or later, and origin_protocol_policy to https-only with TLSv1.2.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  *check(estate) {
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      if (flagOr(distribution.attributes['enabled'], true) === false) continue;
      yield* ofViewers(distribution);
      for (const origin of blocksOf(distribution.attributes['origin'])) {
        yield* ofOrigin(distribution, origin);
      }
    }
    for (const listener of estate.all('aws_lb_listener', 'aws_alb_listener')) {
      const { protocol, ssl_policy: policy } = listener.attributes;
      const encrypted = ['HTTPS', 'TLS'].includes(textOf(protocol) ?? '');
      const name = textOr(policy, 'ELBSecurityPolicy-2016-08');
      if (encrypted && name !== undefined && WEAK_POLICY.test(name)) {
        yield problem(listener, `ssl_policy ${name} takes TLS before 1.2`);
      }
    }
  },
};

function* ofViewers(distribution: Subject): Iterable<Observation> {
  const behaviors = ['default_cache_behavior', 'ordered_cache_behavior'].flatMap((name) =>
    blocksOf(distribution.attributes[name]).map((block, at) => [`${name}.${at}`, block] as const),
  );
  for (const [name, block] of behaviors) {
    const policy = block['viewer_protocol_policy'];
    if (isUnknown(policy)) yield unseen(distribution, `${name}.viewer_protocol_policy`);
    if (policy === 'allow-all') yield problem(distribution, `${name} allows plain HTTP`, name);
  }
  const [certificate] = blocksOf(distribution.attributes['viewer_certificate']);
  if (certificate === undefined) return;
  if (flagOr(certificate['cloudfront_default_certificate'], false) !== false) return;
  const minimum = textOr(certificate['minimum_protocol_version'], 'TLSv1');
  if (minimum === undefined)
    yield unseen(distribution, 'viewer_certificate.minimum_protocol_version');
  else if (!/^TLSv1\.[23]/.test(minimum)) {
    yield problem(
      distribution,
      `minimum_protocol_version is ${minimum}`,
      'minimum_protocol_version',
    );
  }
}

function* ofOrigin(distribution: Subject, origin: ObjectValue): Iterable<Observation> {
  const name = textOf(origin['origin_id']) ?? 'an origin';
  if (isWebsite(origin['domain_name'])) return;
  for (const custom of blocksOf(origin['custom_origin_config'])) {
    const policy = custom['origin_protocol_policy'];
    if (isUnknown(policy)) yield unseen(distribution, `origin_protocol_policy of ${name}`);
    else if (policy !== 'https-only') {
      yield problem(
        distribution,
        `asks the origin ${name} with ${textOf(policy) ?? 'any protocol'}`,
        `${name} protocol`,
      );
    }
    const weak = textsOf(custom['origin_ssl_protocols']).filter((each) =>
      WEAK_PROTOCOLS.includes(each),
    );
    if (weak.length > 0) {
      yield problem(
        distribution,
        `asks the origin ${name} also with ${weak.join(', ')}`,
        `${name} versions`,
      );
    }
  }
}
