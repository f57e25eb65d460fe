import type { VpnConnectionConfig } from '@cdktf/provider-aws/lib/vpn-connection';
import type { SecretReference } from '../../secret-reference/secret-reference';

export const IKE_VERSIONS = ['ikev1', 'ikev2'] as const;
export const ENCRYPTION_ALGORITHMS = [
  'AES128',
  'AES256',
  'AES128-GCM-16',
  'AES256-GCM-16',
] as const;
export const INTEGRITY_ALGORITHMS = ['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512'] as const;
export const PHASE_1_DH_GROUPS = [2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24] as const;
export const PHASE_2_DH_GROUPS = [2, 5, ...PHASE_1_DH_GROUPS.slice(1)] as const;

export type IkeVersion = (typeof IKE_VERSIONS)[number];
export type EncryptionAlgorithm = (typeof ENCRYPTION_ALGORITHMS)[number];
export type IntegrityAlgorithm = (typeof INTEGRITY_ALGORITHMS)[number];

/** What AWS agrees to in one phase of the negotiation. */
export interface TunnelPhase {
  /**
   * How long keys live, in seconds: 900 to 28800 in phase 1, 900 to 3600 and no longer than phase 1 in phase 2.
   *
   * @default - the most
   */
  readonly lifetimeSeconds?: number;

  /**
   * @default ['AES256', 'AES256-GCM-16']
   */
  readonly encryptionAlgorithms?: readonly EncryptionAlgorithm[];

  /**
   * @default ['SHA2-256', 'SHA2-384', 'SHA2-512']
   */
  readonly integrityAlgorithms?: readonly IntegrityAlgorithm[];

  /**
   * Diffie-Hellman groups: 2, 14 to 24, and 5 in phase 2.
   *
   * @default [14, 15, 16, 17, 18, 19, 20, 21], without those that RFC 8247 advises against
   */
  readonly dhGroupNumbers?: readonly number[];
}

/**
 * One of the two tunnels.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export interface Tunnel {
  /**
   * A /30 of 169.254.0.0/16 for both ends of the tunnel. It differs from that of every other tunnel of the virtual
   * private gateway and of the customer gateway.
   *
   * @default - AWS chooses
   */
  readonly insideCidr?: string;

  /**
   * A /126 of fd00::/8, on a Transit Gateway with `insideIpVersion: 'ipv6'`.
   *
   * @default - AWS chooses
   */
  readonly insideIpv6Cidr?: string;

  /**
   * 8 to 64 letters, digits, '.' and '_', not starting with 0.
   *
   * @default - AWS makes one
   */
  readonly preSharedKey?: SecretReference;

  /**
   * @default ['ikev2']
   */
  readonly ikeVersions?: readonly IkeVersion[];

  /**
   * @default - what is strong today
   */
  readonly phase1?: TunnelPhase;

  /**
   * @default - what is strong today
   */
  readonly phase2?: TunnelPhase;

  /**
   * How long before phase 2 ends AWS makes new keys, in seconds: 60 to half of the phase 2 lifetime.
   *
   * @default - 540, or half of the phase 2 lifetime where that is less
   */
  readonly rekeyMarginTimeSeconds?: number;

  /**
   * How far into the rekey margin the moment is moved at random, in percent: 0 to 100.
   *
   * @default 100
   */
  readonly rekeyFuzzPercentage?: number;

  /**
   * How many packets late a packet may be: 64 to 2048.
   *
   * @default 1024
   */
  readonly replayWindowSize?: number;

  /**
   * After how many seconds of silence the device counts as dead: 30 or more.
   *
   * @default 30
   */
  readonly dpdTimeoutSeconds?: number;

  /**
   * What is then done: `restart` begins anew from AWS's side and needs the device's address.
   *
   * @default 'clear'
   */
  readonly dpdTimeoutAction?: 'clear' | 'none' | 'restart';

  /**
   * Who begins: the device (`add`), or AWS (`start`), with IKEv2 and the device's address.
   *
   * @default 'add'
   */
  readonly startupAction?: 'add' | 'start';

  /**
   * Whether replacements of the tunnel's endpoint wait until they are accepted or their date comes.
   *
   * @default false
   */
  readonly tunnelLifecycleControl?: boolean;
}

const STRONG_ENCRYPTION: readonly EncryptionAlgorithm[] = ['AES256', 'AES256-GCM-16'];
const STRONG_INTEGRITY: readonly IntegrityAlgorithm[] = ['SHA2-256', 'SHA2-384', 'SHA2-512'];
const STRONG_DH_GROUPS = [14, 15, 16, 17, 18, 19, 20, 21];

/** The arguments of tunnel `number`, without secrets and logs. */
export function tunnelArguments(number: 1 | 2, tunnel: Tunnel): Partial<VpnConnectionConfig> {
  const numbered = Object.entries({
    InsideCidr: tunnel.insideCidr,
    InsideIpv6Cidr: tunnel.insideIpv6Cidr,
    IkeVersions: [...(tunnel.ikeVersions ?? ['ikev2'])],
    ...phaseArguments('Phase1', tunnel.phase1),
    ...phaseArguments('Phase2', tunnel.phase2),
    RekeyMarginTimeSeconds: tunnel.rekeyMarginTimeSeconds ?? defaultMargin(tunnel),
    RekeyFuzzPercentage: tunnel.rekeyFuzzPercentage,
    ReplayWindowSize: tunnel.replayWindowSize,
    DpdTimeoutSeconds: tunnel.dpdTimeoutSeconds,
    DpdTimeoutAction: tunnel.dpdTimeoutAction,
    StartupAction: tunnel.startupAction,
    EnableTunnelLifecycleControl: tunnel.tunnelLifecycleControl,
  }).map(([name, value]) => [`tunnel${number}${name}`, value]);
  // The provider has each option twice under numbered names, which no type can say of computed keys.
  return Object.fromEntries(numbered) as Partial<VpnConnectionConfig>;
}

function phaseArguments(name: 'Phase1' | 'Phase2', phase: TunnelPhase = {}): object {
  return {
    [`${name}LifetimeSeconds`]: phase.lifetimeSeconds,
    [`${name}EncryptionAlgorithms`]: [...(phase.encryptionAlgorithms ?? STRONG_ENCRYPTION)],
    [`${name}IntegrityAlgorithms`]: [...(phase.integrityAlgorithms ?? STRONG_INTEGRITY)],
    [`${name}DhGroupNumbers`]: [...(phase.dhGroupNumbers ?? STRONG_DH_GROUPS)],
  };
}

/** AWS's own 540 is refused where phase 2 is shorter than twice that. */
function defaultMargin({ phase2 }: Tunnel): number | undefined {
  const lifetime = phase2?.lifetimeSeconds;
  return lifetime !== undefined && lifetime < 1_080 && lifetime > 0
    ? Math.floor(lifetime / 2)
    : undefined;
}
