import { rejectProps, show } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import { Port } from '../../security-group/port';
import { SecurityGroup } from '../../security-group/security-group';
import type { ISecurityGroup } from '../../security-group/security-group-reference';
import { InterfaceEndpoint } from '../interface-endpoint/interface-endpoint';
import { placementProblems } from '../interface-endpoint/interface-endpoint-problems';
import { admit, vpcBlocks } from '../interface-endpoint/vpc-clients';
import { UNSIGNED, WITHOUT_POLICY } from '../policy/policy-support';
import type {
  CentralEndpointsAttributes,
  CentralEndpointsProps,
  CentralService,
  ICentralEndpoints,
} from './central-endpoints-props';
import { distinctPorts, serviceProblems, servicesOf } from './central-services';
import { addPrivateZone, zonesOf } from './private-zone';

/**
 * Interface endpoints in one VPC that others share: each has a private zone with the service's own name, which a
 * `CentralEndpointsClient` gives to another VPC that routes here. One set costs what one VPC's costs.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html
 */
export class CentralEndpoints extends Construct implements ICentralEndpoints {
  /** Endpoints that others deploy. */
  static fromCentralEndpointsAttributes(
    scope: Construct,
    id: string,
    attributes: CentralEndpointsAttributes,
  ): ICentralEndpoints {
    return new ImportedCentralEndpoints(scope, id, attributes);
  }

  readonly zoneIds: Readonly<Record<string, string>>;
  readonly securityGroup: ISecurityGroup;
  readonly ports: readonly Port[];
  readonly vpcId: string;
  readonly ipv4CidrBlocks: readonly string[];
  readonly ipv6CidrBlocks: readonly string[];
  readonly provider?: TerraformProvider;
  private readonly byService: ReadonlyMap<string, InterfaceEndpoint>;

  constructor(scope: Construct, id: string, props: CentralEndpointsProps) {
    super(scope, id);
    declaredProps.check(this, 'CentralEndpoints', props);
    const { vpc, clients, ipAddressType } = props;
    const services = servicesOf(props);
    rejectProps(this, [...placementProblems(props), ...serviceProblems(props, services)]);
    this.vpcId = vpc.vpcId;
    this.ipv4CidrBlocks = vpc.ipv4CidrBlocks;
    this.ipv6CidrBlocks = vpc.ipv6CidrBlocks;
    this.provider = vpc.provider;
    this.ports = distinctPorts([...services.values()]);
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc });
    admit(this.securityGroup, clients ?? vpcBlocks(vpc, ipAddressType), this.ports);
    const zones = new Construct(this, 'Zones');
    const zoneIds: Record<string, string> = {};
    this.byService = new Map(
      [...services].map(([name, service]) => {
        const endpoint = this.addEndpoint(name, service, props);
        for (const [zone, hosts] of zonesOf(service.privateDnsNames)) {
          zoneIds[zone] = addPrivateZone(zones, zone, hosts, endpoint, props);
        }
        return [name, endpoint];
      }),
    );
    this.zoneIds = zoneIds;
  }

  /**
   * One of the endpoints, by its service or the name given to it.
   *
   * @throws for one that there is not, naming those that there are
   */
  endpoint(name: string): InterfaceEndpoint {
    const endpoint = this.byService.get(name);
    if (endpoint === undefined) {
      throw new Error(
        `${this.constructor.name} '${this.node.path}': name must be one of ${[...this.byService.keys()].join(', ')}, got ${show(name)}`,
      );
    }
    return endpoint;
  }

  private addEndpoint(
    name: string,
    { service, ports }: CentralService,
    { vpc, subnets, ipAddressType, policy }: CentralEndpointsProps,
  ): InterfaceEndpoint {
    const takesNone =
      typeof service !== 'string' || WITHOUT_POLICY.has(service) || UNSIGNED.has(service);
    return new InterfaceEndpoint(this, name, {
      vpc,
      subnets,
      ipAddressType,
      service,
      ports,
      policy: takesNone ? undefined : policy,
      securityGroups: [this.securityGroup],
      // The service's name would lead here in this VPC only; the zones lead here in all.
      privateDns: false,
    });
  }
}

class ImportedCentralEndpoints extends Construct implements ICentralEndpoints {
  readonly zoneIds: Readonly<Record<string, string>>;
  readonly securityGroup: ISecurityGroup;
  readonly ports: readonly Port[];
  readonly vpcId: string;
  readonly ipv4CidrBlocks: readonly string[];
  readonly ipv6CidrBlocks: readonly string[];
  readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, attributes: CentralEndpointsAttributes) {
    super(scope, id);
    const { securityGroupId, provider } = attributes;
    this.zoneIds = attributes.zoneIds;
    this.securityGroup = SecurityGroup.fromSecurityGroupAttributes(this, 'SecurityGroup', {
      securityGroupId,
      provider,
    });
    this.ports = attributes.ports ?? [Port.tcp(443)];
    this.vpcId = attributes.vpcId;
    this.ipv4CidrBlocks = attributes.ipv4CidrBlocks ?? [];
    this.ipv6CidrBlocks = attributes.ipv6CidrBlocks ?? [];
    this.provider = provider;
  }
}
