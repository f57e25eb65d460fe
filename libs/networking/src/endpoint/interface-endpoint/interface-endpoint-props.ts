import type { IPeer } from '../../security-group/peer';
import type { Port } from '../../security-group/port';
import type { ISecurityGroup } from '../../security-group/security-group-reference';
import type { ISubnet } from '../../subnet/subnet-reference';
import type { IVpc } from '../../vpc/vpc-reference';
import type { EndpointPolicy } from '../policy/endpoint-policy';
import type { InterfaceService } from '../service/interface-services';

/** A service that goes by its full name: a partner's, one's own, or one of AWS's that is younger than the list. */
export interface NamedService {
  /** Such as `com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0`. */
  readonly serviceName: string;
}

/** How an endpoint stands in its subnets, and who reaches it. */
export interface InterfaceEndpointOptions {
  readonly vpc: IVpc;

  /** Where it stands: one subnet a zone. */
  readonly subnets: readonly ISubnet[];

  /**
   * The groups that the endpoint is in, which say who reaches it.
   *
   * @default - a new one that admits `clients`
   */
  readonly securityGroups?: readonly ISecurityGroup[];

  /**
   * Who reaches the endpoint.
   *
   * @default - the VPC's own blocks, unless there are `securityGroups`
   */
  readonly clients?: readonly IPeer[];

  /**
   * Which addresses the endpoint has. The subnets have to have them too.
   *
   * @default - what AWS takes, which is IPv4
   */
  readonly ipAddressType?: 'ipv4' | 'dualstack' | 'ipv6';

  /**
   * Which addresses its names are answered with: those it has, any of them where it has both.
   *
   * @default - those it has
   */
  readonly dnsRecordIpType?: 'ipv4' | 'dualstack' | 'ipv6' | 'service-defined';
}

export interface InterfaceEndpointProps extends InterfaceEndpointOptions {
  /** A service of AWS by the last part of its name, or any by its full name. */
  readonly service: InterfaceService | NamedService;

  /**
   * Where clients reach the service.
   *
   * @default - 443, or what a service of AWS listens at
   */
  readonly ports?: readonly Port[];

  /**
   * IPv4 addresses in the order of the subnets, instead of any that is free.
   *
   * @default - any
   */
  readonly ipv4Addresses?: readonly string[];

  /**
   * IPv6 addresses in the order of the subnets, instead of any that is free.
   *
   * @default - any
   */
  readonly ipv6Addresses?: readonly string[];

  /**
   * Whether the service's own name leads here in the whole VPC. `inbound-resolver-only` does so for S3 only for those
   * who ask an inbound resolver endpoint, while the VPC itself goes through the gateway endpoint that it needs too.
   *
   * @default - true for AWS's services, except where a gateway is the usual way or AWS offers no private name
   */
  readonly privateDns?: boolean | 'inbound-resolver-only';

  /**
   * Refused where the service takes none.
   *
   * @default - 'own-account' for AWS's services; none where the service takes none, answers unsigned requests, or goes
   * by its full name
   */
  readonly policy?: EndpointPolicy;

  /**
   * The region of the service, where it is offered in others.
   *
   * @default - the VPC's
   */
  readonly serviceRegion?: string;
}
