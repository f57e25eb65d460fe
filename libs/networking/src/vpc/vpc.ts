import { Ec2AvailabilityZoneGroup } from '@cdktf/provider-aws/lib/ec2-availability-zone-group';
import { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcBlockPublicAccessExclusion } from '@cdktf/provider-aws/lib/vpc-block-public-access-exclusion';
import { environmentOf, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { FlowLog } from '../flow-log/flow-log';
import type { ISubnet } from '../subnet/subnet-reference';
import { addDhcpOptions } from './dhcp-options';
import type { Gateways } from './gateways';
import { addGateways } from './gateways';
import { addNatGateways } from './nat-gateways';
import type { ZonedNat } from './nat-gateways';
import { natOf } from './nat-problems';
import type { SubnetPlan } from './plan-subnets';
import { planSubnets } from './plan-subnets';
import { addTierRoutes } from './tier-routes';
import type { ZoneGroups } from './tier-subnets';
import { addTierSubnets } from './tier-subnets';
import { blockArguments, VpcBlocks } from './vpc-blocks';
import { adoptDefaults } from './vpc-defaults';
import { vpcProblems } from './vpc-problems';
import type { VpcProps } from './vpc-props';
import type { IVpc, VpcAttributes } from './vpc-reference';
import { ImportedVpc, VpcBase } from './vpc-reference';
import { parseZone } from './zone';

/**
 * A network with tiers of subnets over zones.
 *
 * Zones, tiers and further blocks can be added at the end at any time: no subnet moves.
 */
export class Vpc extends VpcBase {
  /** A VPC that others deploy. */
  static fromVpcAttributes(scope: Construct, id: string, attributes: VpcAttributes): IVpc {
    return new ImportedVpc(scope, id, attributes);
  }

  readonly vpcId: string;
  readonly vpcArn: string;
  readonly ipv4CidrBlocks: readonly string[];
  readonly ipv6CidrBlocks: readonly string[];
  readonly availabilityZones: readonly string[];
  readonly provider?: TerraformProvider;
  /** What AWS made with the VPC, emptied: nothing should use it. */
  readonly defaultSecurityGroupId: string;
  /** Set where a tier is public. */
  readonly internetGatewayId?: string;
  /** In zone order. */
  readonly natGatewayIds: readonly string[];
  /** The addresses that partners see, in zone order; none with private NAT. */
  readonly natPublicIps: readonly string[];
  /** The record of who speaks with whom, unless there is none. */
  readonly flowLog?: FlowLog;
  protected readonly subnetsByTier: ReadonlyMap<string, readonly ISubnet[]>;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    declaredProps.check(this, 'Vpc', props);
    this.availabilityZones = props.availabilityZones ?? environmentOf(this).availabilityZones;
    const region = this.regionOf(props);
    rejectProps(this, vpcProblems(props, this.availabilityZones, region));
    const plan = planSubnets(props, this.availabilityZones);
    rejectProps(this, plan.problems);

    this.provider = props.provider;
    const vpc = this.addVpc(props);
    this.vpcId = vpc.id;
    this.vpcArn = vpc.arn;
    this.defaultSecurityGroupId = vpc.defaultSecurityGroupId;
    this.ipv4CidrBlocks = [props.ipv4, ...Object.values(props.additionalIpv4 ?? {})].filter(
      (block) => typeof block === 'string',
    );
    this.ipv6CidrBlocks =
      typeof props.ipv6 === 'object' && 'cidrBlock' in props.ipv6 ? [props.ipv6.cidrBlock] : [];
    adoptDefaults(this, vpc, props.provider);
    const zoneGroups = this.optIn(props, plan);

    this.subnetsByTier = this.addSubnets(props, vpc, plan, zoneGroups);
    const gateways = addGateways(this, vpc.id, props);
    this.internetGatewayId = gateways.internet?.id;
    const nats = this.addNats(props, gateways);
    this.natGatewayIds = nats.map(({ natGatewayId }) => natGatewayId);
    this.natPublicIps = nats.flatMap(({ publicIp }) => publicIp ?? []);
    for (const [name, tier] of Object.entries(props.tiers)) {
      addTierRoutes(props, name, tier, this.subnets(name), gateways, nats);
    }

    if (props.dhcpOptions) addDhcpOptions(this, vpc.id, props.dhcpOptions, props.provider);
    this.flowLog = this.addFlowLog(props);
  }

  private addVpc(props: VpcProps): AwsVpc {
    const vpc = new AwsVpc(this, 'Default', {
      ...blockArguments(props),
      enableDnsSupport: props.enableDnsSupport ?? true,
      enableDnsHostnames: props.enableDnsHostnames ?? true,
      instanceTenancy: props.instanceTenancy,
      enableNetworkAddressUsageMetrics: props.networkAddressUsageMetrics,
      provider: props.provider,
      tags: { Name: this.node.path },
    });
    if (props.publicAccessExclusion !== undefined) {
      new VpcBlockPublicAccessExclusion(this, 'PublicAccessExclusion', {
        vpcId: vpc.id,
        internetGatewayExclusionMode: props.publicAccessExclusion,
        provider: props.provider,
      });
    }
    return vpc;
  }

  private addSubnets(
    props: VpcProps,
    vpc: AwsVpc,
    plan: SubnetPlan,
    zoneGroups: ZoneGroups,
  ): Map<string, readonly ISubnet[]> {
    const blocks = new VpcBlocks(this, vpc, props);
    const context = { scope: this, vpcId: vpc.id, blocks, zoneGroups, props };
    return new Map(
      Object.entries(props.tiers).map(([name, tier]) => [
        name,
        addTierSubnets(context, name, tier, plan.tiers.get(name) ?? []),
      ]),
    );
  }

  private addNats(props: VpcProps, gateways: Gateways): readonly ZonedNat[] {
    const tier = natOf(props)?.tier;
    const subnets = tier === undefined ? [] : this.subnets(tier);
    return addNatGateways(this, props, this.availabilityZones, subnets, gateways);
  }

  private addFlowLog({ flowLog = {}, provider }: VpcProps): FlowLog | undefined {
    if (flowLog === 'none') return undefined;
    return new FlowLog(this, 'FlowLog', { ...flowLog, source: { vpcId: this.vpcId }, provider });
  }

  /** Zones say which region a VPC of another provider is in. */
  private regionOf({ provider }: VpcProps): string {
    const known = this.availabilityZones.find((zone) => !Token.isUnresolved(zone));
    const named = known === undefined ? undefined : parseZone(known)?.region;
    return (provider === undefined ? undefined : named) ?? environmentOf(this).region;
  }

  private optIn({ optInToZoneGroups = true, provider }: VpcProps, plan: SubnetPlan): ZoneGroups {
    if (!optInToZoneGroups) return new Map();
    const zones = [...plan.tiers.values()].flat().map(({ availabilityZone }) => availabilityZone);
    const groups = new Set(zones.flatMap((zone) => parseZone(zone)?.group ?? []));
    const home = new Construct(this, 'ZoneGroups');
    return new Map(
      [...groups].map((groupName) => [
        groupName,
        new Ec2AvailabilityZoneGroup(home, groupName, {
          groupName,
          optInStatus: 'opted-in',
          provider,
        }),
      ]),
    );
  }
}
