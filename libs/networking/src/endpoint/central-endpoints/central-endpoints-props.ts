import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Port } from '../../security-group/port';
import type { ISecurityGroup } from '../../security-group/security-group-reference';
import type {
  InterfaceEndpointOptions,
  NamedService,
} from '../interface-endpoint/interface-endpoint-props';
import type { EndpointPolicy } from '../policy/endpoint-policy';
import type { InterfaceService } from '../service/interface-services';

/** A service whose names do not follow from its own. */
export interface CentralService {
  readonly service: InterfaceService | NamedService;

  /** The names under which clients look for it, `*.` for all below one. */
  readonly privateDnsNames: readonly string[];

  /**
   * @default - 443, or what a service of AWS listens at
   */
  readonly ports?: readonly Port[];
}

export interface CentralEndpointsProps extends Omit<
  InterfaceEndpointOptions,
  'securityGroups' | 'dnsRecordIpType'
> {
  /** Services of AWS whose names follow from their own, such as `ssm` or `ecr.api`. */
  readonly services: readonly InterfaceService[];

  /**
   * Any other services, by a name of their own.
   *
   * @default - none
   */
  readonly otherServices?: Readonly<Record<string, CentralService>>;

  /**
   * For every service that takes one. Clients in other accounts need the organization's.
   *
   * @default 'own-account'
   */
  readonly policy?: EndpointPolicy;
}

/** Endpoints that VPCs share, of this app or another. */
export interface ICentralEndpoints extends IConstruct {
  /** The private zone of each name. */
  readonly zoneIds: Readonly<Record<string, string>>;
  /** The group that all the endpoints are in. */
  readonly securityGroup: ISecurityGroup;
  /** Where the endpoints listen. */
  readonly ports: readonly Port[];
  /** The VPC that they stand in. */
  readonly vpcId: string;
  /** Its IPv4 blocks where known at synth. */
  readonly ipv4CidrBlocks: readonly string[];
  /** Its IPv6 blocks where known at synth. */
  readonly ipv6CidrBlocks: readonly string[];
  /** Where the endpoints live when that is not the stack's own account and region. */
  readonly provider?: TerraformProvider;
}

export interface CentralEndpointsAttributes {
  /** The private zone of each name. */
  readonly zoneIds: Readonly<Record<string, string>>;
  readonly securityGroupId: string;
  readonly vpcId: string;

  /**
   * @default - not known
   */
  readonly ipv4CidrBlocks?: readonly string[];

  /**
   * @default - not known
   */
  readonly ipv6CidrBlocks?: readonly string[];

  /**
   * @default - 443
   */
  readonly ports?: readonly Port[];

  /**
   * Which account and region the endpoints are in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}
