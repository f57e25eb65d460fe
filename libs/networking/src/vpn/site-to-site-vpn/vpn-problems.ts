import type { Problem } from '@archway/core';
import { notOneOf, notWhole, problemIf, show } from '@archway/core';
import type { IConstruct } from 'constructs';
import { notPrefix } from '../../address/not-prefix';
import { sameAsn } from '../../autonomous-system/autonomous-system';
import { logGroupProblems } from '../../log-delivery/log-group';
import { outsideProblems, routingProblems } from './routing-problems';
import type { SiteToSiteVpnProps } from './site-to-site-vpn-props';
import type { Tunnel } from './tunnel';
import { tunnelProblems } from './tunnel-problems';

/** Everything that can be wrong with a VPN besides what its tunnels share with others. */
export function* vpnProblems(
  props: SiteToSiteVpnProps,
  tunnels: readonly Tunnel[],
): Generator<Problem> {
  const { customerGateway, endpoint, routing } = props;
  yield problemIf(tunnels.length !== 2, `tunnels must be two, got ${tunnels.length}`);
  for (const [index, tunnel] of tunnels.entries()) {
    yield* tunnelProblems(`tunnels[${index}]`, tunnel, customerGateway);
  }
  const gateway = 'transitGateway' in endpoint ? endpoint.transitGateway : endpoint.vpnGateway;
  if (routing.by === 'bgp') {
    yield sameAsn("customerGateway's bgpAsn", customerGateway.bgpAsn, gateway.amazonSideAsn);
  }
  yield* routingProblems(props);
  yield* outsideProblems(props);
  yield* familyProblems(props, tunnels);
  yield* keyProblems(props);
  yield* watchProblems(props);
}

/** Tunnels carry one family, and only a Transit Gateway has tunnels for IPv6. */
function* familyProblems(
  props: SiteToSiteVpnProps,
  tunnels: readonly Tunnel[],
): Generator<Problem> {
  const { endpoint } = props;
  const version = 'transitGateway' in endpoint ? (endpoint.insideIpVersion ?? 'ipv4') : 'ipv4';
  yield notOneOf('endpoint.insideIpVersion', version, ['ipv4', 'ipv6']);
  yield notPrefix('localIpv4NetworkCidr', props.localIpv4NetworkCidr, { family: 'ipv4' });
  yield notPrefix('remoteIpv4NetworkCidr', props.remoteIpv4NetworkCidr, { family: 'ipv4' });
  yield notPrefix('localIpv6NetworkCidr', props.localIpv6NetworkCidr, { family: 'ipv6' });
  yield notPrefix('remoteIpv6NetworkCidr', props.remoteIpv6NetworkCidr, { family: 'ipv6' });
  const unused = version === 'ipv6' ? 'Ipv4' : 'Ipv6';
  for (const name of [`local${unused}NetworkCidr`, `remote${unused}NetworkCidr`] as const) {
    yield problemIf(
      props[name] !== undefined,
      `${name} must be left out where the tunnels carry ${version}, got ${show(props[name])}`,
    );
  }
  for (const [index, { insideIpv6Cidr }] of tunnels.entries()) {
    yield problemIf(
      insideIpv6Cidr !== undefined && version !== 'ipv6',
      `tunnels[${index}].insideIpv6Cidr needs a Transit Gateway with insideIpVersion 'ipv6', got ${show(insideIpv6Cidr)}`,
    );
  }
}

function* keyProblems(props: SiteToSiteVpnProps): Generator<Problem> {
  const { preSharedKeyStorage, customerGateway } = props;
  yield notOneOf('preSharedKeyStorage', preSharedKeyStorage, ['SecretsManager', 'Standard']);
  yield problemIf(
    preSharedKeyStorage !== undefined && customerGateway.usesCertificate,
    'preSharedKeyStorage must be left out where the customer gateway has a certificate',
  );
}

function* watchProblems({ logs, alarms }: SiteToSiteVpnProps): Generator<Problem> {
  if (logs !== undefined && logs !== 'none') {
    yield* logGroupProblems('logs', logs);
    yield notOneOf('logs.outputFormat', logs.outputFormat, ['json', 'text']);
  }
  if (alarms === undefined || alarms === 'none') return;
  // CloudWatch looks back a day at most where periods are shorter than an hour.
  yield notWhole('alarms.evaluationPeriods', alarms.evaluationPeriods, 1, 288);
  for (const name of ['actions', 'okActions'] as const) {
    const count = alarms[name]?.length ?? 0;
    yield problemIf(count > 5, `alarms.${name} must be at most 5, got ${count}`);
  }
}

/**
 * Notes the tunnels' inside blocks at both ends, and says where they meet those of other tunnels there: at the device,
 * and at the gateway in AWS.
 */
export function noteInsideBlocks(
  vpn: IConstruct,
  { customerGateway, endpoint }: SiteToSiteVpnProps,
  tunnels: readonly Tunnel[],
): readonly Problem[] {
  const problems = tunnels.flatMap((tunnel, index) =>
    (['insideCidr', 'insideIpv6Cidr'] as const).flatMap((name) => {
      const prop = `tunnels[${index}].${name}`;
      const block = tunnel[name];
      return [
        customerGateway.insideBlocks.note(vpn, prop, block),
        'transitGateway' in endpoint
          ? endpoint.transitGateway.ledger.noteInsideBlock(vpn, prop, block)
          : endpoint.vpnGateway.insideBlocks.note(vpn, prop, block),
      ];
    }),
  );
  return [...new Set(problems)];
}
