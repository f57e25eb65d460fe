import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import type { VpcEndpointConfig } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IPeer } from '../../security-group/peer';
import { Port } from '../../security-group/port';
import { SecurityGroup } from '../../security-group/security-group';
import type { ISecurityGroup } from '../../security-group/security-group-reference';
import { renderEndpointPolicy } from '../policy/endpoint-policy';
import type { InterfaceService } from '../service/interface-services';
import { regionOf } from '../service/region-of';
import { interfaceServiceName } from '../service/service-name';
import { interfaceEndpointProblems } from './interface-endpoint-problems';
import type { InterfaceEndpointProps } from './interface-endpoint-props';
import { admit, vpcBlocks } from './vpc-clients';

/** Services that listen elsewhere than at 443. */
const PORTS: Readonly<Partial<Record<InterfaceService, readonly Port[]>>> = {
  cassandra: [Port.tcp(9142)],
  'cassandra-fips': [Port.tcp(9142)],
  'email-smtp': [Port.tcp(587)],
  'iot.data': [Port.tcp(443), Port.tcp(8883)],
  'transfer.server': [Port.tcp(22)],
};

/** Services whose own name stays as it is: a gateway is the usual way there, or AWS offers no private name. */
const WITHOUT_PRIVATE_DNS: ReadonlySet<string> = new Set<InterfaceService>([
  'apprunner.requests',
  'dynamodb',
  'dynamodb-fips',
  'dynamodb-streams',
  's3',
]);

/**
 * A service inside the VPC: a network interface in each subnet, which whoever is admitted reaches by the service's own
 * name.
 */
export class InterfaceEndpoint extends Construct {
  readonly vpcEndpointId: string;
  readonly vpcEndpointArn: string;
  /** The full name of the service. */
  readonly serviceName: string;
  /** The groups that the endpoint is in. */
  readonly securityGroups: readonly ISecurityGroup[];
  /** The endpoint's own name, over all its zones. */
  readonly dnsName: string;
  /** The hosted zone of `dnsName`, for alias records. */
  readonly dnsHostedZoneId: string;
  private readonly ports: readonly Port[];

  constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    declaredProps.check(this, 'InterfaceEndpoint', props);
    rejectProps(this, interfaceEndpointProblems(props));
    const { vpc, service, serviceRegion, subnets } = props;
    const region = serviceRegion ?? regionOf(vpc);
    const known = typeof service === 'string' ? service : undefined;
    this.serviceName =
      typeof service === 'string' ? interfaceServiceName(service, region) : service.serviceName;
    this.ports = portsOf(service, props.ports);
    this.securityGroups = props.securityGroups ?? [this.ownGroup(props)];
    const endpoint = new VpcEndpoint(this, 'Default', {
      vpcId: vpc.vpcId,
      vpcEndpointType: 'Interface',
      serviceName: this.serviceName,
      serviceRegion,
      subnetIds: subnets.map(({ subnetId }) => subnetId),
      subnetConfiguration: fixedAddresses(props),
      securityGroupIds: this.securityGroups.map(({ securityGroupId }) => securityGroupId),
      ipAddressType: props.ipAddressType,
      ...dnsArguments(props),
      policy: renderEndpointPolicy(this, props.policy, known, region),
      provider: vpc.provider,
      tags: { Name: this.node.path },
    });
    this.vpcEndpointId = endpoint.id;
    this.vpcEndpointArn = endpoint.arn;
    this.dnsName = endpoint.dnsEntry.get(0).dnsName;
    this.dnsHostedZoneId = endpoint.dnsEntry.get(0).hostedZoneId;
  }

  /** Lets `peer` reach the service. */
  allowFrom(peer: IPeer | ISecurityGroup): void {
    for (const group of this.securityGroups) {
      for (const port of this.ports) group.allowFrom(peer, port);
    }
  }

  private ownGroup({ vpc, clients, ipAddressType }: InterfaceEndpointProps): ISecurityGroup {
    const group = new SecurityGroup(this, 'SecurityGroup', { vpc });
    admit(group, clients ?? vpcBlocks(vpc, ipAddressType), this.ports);
    return group;
  }
}

/** Where a service listens. */
export function portsOf(
  service: InterfaceEndpointProps['service'],
  given?: readonly Port[],
): readonly Port[] {
  return given ?? (typeof service === 'string' ? PORTS[service] : undefined) ?? [Port.tcp(443)];
}

function fixedAddresses(props: InterfaceEndpointProps): VpcEndpointConfig['subnetConfiguration'] {
  const { subnets, ipv4Addresses, ipv6Addresses } = props;
  if (ipv4Addresses === undefined && ipv6Addresses === undefined) return undefined;
  return subnets.map(({ subnetId }, index) => ({
    subnetId,
    ipv4: ipv4Addresses?.[index],
    ipv6: ipv6Addresses?.[index],
  }));
}

function dnsArguments(props: InterfaceEndpointProps): Partial<VpcEndpointConfig> {
  const { service, dnsRecordIpType } = props;
  const isAws = typeof service === 'string';
  const privateDns = props.privateDns ?? (isAws && !WITHOUT_PRIVATE_DNS.has(service));
  const inboundOnly =
    service === 's3' && privateDns !== false ? privateDns === 'inbound-resolver-only' : undefined;
  return {
    privateDnsEnabled: privateDns !== false,
    dnsOptions:
      dnsRecordIpType === undefined && inboundOnly === undefined
        ? undefined
        : { dnsRecordIpType, privateDnsOnlyForInboundResolverEndpoint: inboundOnly },
  };
}
