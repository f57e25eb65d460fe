import type { AwsStackProps, Problem } from '@archway/core';
import { notMatching, notOneOf, problemIf, reject, show } from '@archway/core';
import type { InterfaceService, ResilientLocation } from '@archway/networking';
import { notPrefix } from '@archway/networking';

/** A place that is reached without the internet: an office or a data centre. */
export interface DataCentre {
  /** Its blocks by names that stay. */
  readonly cidrBlocks: Readonly<Record<string, string>>;
  /** The public address of its VPN device. */
  readonly vpnDeviceAddress: string;
  /** The autonomous system number of its routers. */
  readonly bgpAsn: number;
}

/** How the data centre is reached: not at all, by VPN, or by Direct Connect with the VPN behind it. */
export type Hybrid =
  | { readonly by: 'none' }
  | { readonly by: 'vpn'; readonly dataCentre: DataCentre }
  | {
      readonly by: 'direct-connect';
      readonly dataCentre: DataCentre;
      readonly bandwidth: '1Gbps' | '10Gbps' | '100Gbps';
      readonly locations: readonly [ResilientLocation, ResilientLocation];
    };

/** A region apart, with one VPC of its own. */
export interface RemoteRegion {
  readonly region: string;
  readonly availabilityZones: readonly string[];
  readonly cidrBlock: string;
}

/** A VPC of its own, in a routing domain of its own. */
export interface Workload {
  readonly cidrBlock: string;
  /** Whether it and the data centre may speak to each other. */
  readonly reachesDataCentre: boolean;
}

/** Everything in which one stage differs from another. */
export interface NetworkConfig {
  /** Account, region, zones and stage of the network. */
  readonly home: AwsStackProps & { readonly availabilityZones: readonly string[] };
  readonly remote: RemoteRegion;
  /** The blocks of the VPCs that serve all others. No VPC may overlap another that it meets at the hub. */
  readonly cidrBlocks: Readonly<Record<'shared' | 'egress', string>>;
  /** Workloads by names that stay. Each reaches the shared services and the internet, and no other workload. */
  readonly workloads: Readonly<Record<string, Workload>>;
  /** NAT gateways of the egress VPC: one is cheap, one per zone outlives a zone. */
  readonly nat: 'one' | 'one-per-zone';
  /** Services whose endpoints stand once, in the shared VPC. */
  readonly centralServices: readonly InterfaceService[];
  /** The Transit Gateway's side of BGP. */
  readonly amazonSideAsn: number;
  readonly hybrid: Hybrid;
  /**
   * The topic that hears of a VPN tunnel that is down.
   *
   * @default - the alarm tells nobody
   */
  readonly alarmTopicArn?: string;
}

/**
 * Returns the configuration when it can be deployed. What only the constructs can know, such as blocks that overlap,
 * they refuse themselves.
 *
 * @throws one error that names every value that is wrong
 */
export function checked(config: NetworkConfig): NetworkConfig {
  const { home, remote, cidrBlocks, workloads, hybrid } = config;
  const blocks = {
    'cidrBlocks.shared': cidrBlocks.shared,
    'cidrBlocks.egress': cidrBlocks.egress,
    ...Object.fromEntries(
      Object.entries(workloads).map(([name, each]) => [
        `workloads.${name}.cidrBlock`,
        each.cidrBlock,
      ]),
    ),
    'remote.cidrBlock': remote.cidrBlock,
  };
  reject(`Configuration '${home.stage}'`, [
    ...Object.entries(blocks).map(([prop, block]) => notPrefix(prop, block, { family: 'ipv4' })),
    ...Object.keys(workloads).map((name) =>
      notMatching(
        'workloads',
        name,
        /^(?!(shared|remote|hub|data-centre)$)[a-z][a-z0-9-]{0,31}$/,
        'named by lower case letters, digits and hyphens, and not shared, remote, hub or data-centre',
      ),
    ),
    problemIf(
      home.availabilityZones.length < 2,
      `home.availabilityZones must be at least two, got ${show(home.availabilityZones)}`,
    ),
    problemIf(
      remote.region === home.region,
      `remote.region must differ from home.region, got ${show(remote.region)} twice`,
    ),
    notOneOf('nat', config.nat, ['one', 'one-per-zone']),
    notMatching('alarmTopicArn', config.alarmTopicArn, /^arn:[^:]+:sns:/, 'the ARN of a topic'),
    ...dataCentreProblems(hybrid),
  ]);
  return config;
}

function dataCentreProblems(hybrid: Hybrid): readonly Problem[] {
  if (hybrid.by === 'none') return [];
  const { cidrBlocks } = hybrid.dataCentre;
  return [
    problemIf(
      Object.keys(cidrBlocks).length === 0,
      'hybrid.dataCentre.cidrBlocks must name at least one block, got none',
    ),
  ];
}
