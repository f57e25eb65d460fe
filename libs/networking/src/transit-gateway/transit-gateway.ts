import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import type { Problem } from '@archway/core';
import { isOpen, problemIf, rejectProps, show } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { notPrefix } from '../address/not-prefix';
import { formatPrefix, overlappingPairs, overlaps, parsePrefix } from '../address/prefix';
import { notPrivateAsn } from '../autonomous-system/autonomous-system';
import { declaredProps } from '../declared-props';
import type { FlowLogOptions } from '../flow-log/flow-log';
import { FlowLog } from '../flow-log/flow-log';
import { enabled } from './enabled';
import { TransitGatewayLedger } from './transit-gateway-ledger';
import type { ITransitGateway, TransitGatewayAttributes } from './transit-gateway-reference';
import { ImportedTransitGateway } from './transit-gateway-reference';

/** A Transit Gateway records everything, by the minute. */
export type TransitGatewayFlowLogOptions = Pick<FlowLogOptions, 'destination' | 'logFormat'>;

export interface TransitGatewayProps {
  /**
   * What people read in the console.
   *
   * @default - the construct's path
   */
  readonly description?: string;

  /**
   * Its number in BGP: 64512 to 65534 or 4200000000 to 4294967294. Its own among those that it peers or speaks BGP
   * with. Changing it is possible only while nothing speaks BGP with it.
   *
   * @default 64512
   */
  readonly amazonSideAsn?: number;

  /**
   * Up to five blocks that Connect peers and private VPN take their outside addresses from: IPv4 of /24 or larger, IPv6
   * of /64 or larger, none in 169.254.0.0/16 and none that a network behind it uses.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html#tgw-cidr-blocks
   * @default - none
   */
  readonly cidrBlocks?: readonly string[];

  /**
   * Whether names of public hosts resolve to private addresses across attached VPCs.
   *
   * @default true
   */
  readonly dnsSupport?: boolean;

  /**
   * Whether traffic is spread over the tunnels of several VPNs that announce the same.
   *
   * @default true
   */
  readonly vpnEcmpSupport?: boolean;

  /**
   * Whether security groups can name groups of other attached VPCs. Not for traffic through an inspection VPC.
   *
   * @default false
   */
  readonly securityGroupReferencingSupport?: boolean;

  /**
   * Changing it replaces the Transit Gateway.
   *
   * @default false
   */
  readonly multicastSupport?: boolean;

  /**
   * Whether what other accounts attach is attached without anybody's consent.
   *
   * @default false
   */
  readonly autoAcceptSharedAttachments?: boolean;

  /**
   * The record of who speaks with whom.
   *
   * @default - everything, into a log group that keeps it for 30 days
   */
  readonly flowLog?: TransitGatewayFlowLogOptions | 'none';

  /**
   * Another region of the stack's account.
   *
   * @default - the stack's own
   */
  readonly provider?: TerraformProvider;
}

/**
 * A router for a region, which connects nothing until tables say so: it has no default tables, and accepts no
 * attachment of another account by itself.
 */
export class TransitGateway extends Construct implements ITransitGateway {
  /** A Transit Gateway that others deploy. */
  static fromTransitGatewayAttributes(
    scope: Construct,
    id: string,
    attributes: TransitGatewayAttributes,
  ): ITransitGateway {
    return new ImportedTransitGateway(scope, id, attributes);
  }

  readonly transitGatewayId: string;
  readonly transitGatewayArn: string;
  readonly amazonSideAsn: number;
  readonly cidrBlocks: readonly string[];
  readonly shared = false;
  readonly provider?: TerraformProvider;
  readonly ledger = new TransitGatewayLedger();
  /** The record of who speaks with whom, unless there is none. */
  readonly flowLog?: FlowLog;

  constructor(scope: Construct, id: string, props: TransitGatewayProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'TransitGateway', props);
    const { amazonSideAsn = 64_512, cidrBlocks = [], provider } = props;
    rejectProps(this, [
      notPrivateAsn('amazonSideAsn', amazonSideAsn),
      ...blockProblems(cidrBlocks),
    ]);
    this.amazonSideAsn = amazonSideAsn;
    this.cidrBlocks = cidrBlocks;
    this.provider = provider;
    const gateway = new Ec2TransitGateway(this, 'Default', {
      description: props.description ?? this.node.path,
      amazonSideAsn,
      transitGatewayCidrBlocks: cidrBlocks.length === 0 ? undefined : [...cidrBlocks],
      autoAcceptSharedAttachments: enabled(props.autoAcceptSharedAttachments ?? false),
      defaultRouteTableAssociation: enabled(false),
      defaultRouteTablePropagation: enabled(false),
      dnsSupport: enabled(props.dnsSupport ?? true),
      vpnEcmpSupport: enabled(props.vpnEcmpSupport ?? true),
      multicastSupport: enabled(props.multicastSupport ?? false),
      securityGroupReferencingSupport: enabled(props.securityGroupReferencingSupport ?? false),
      provider,
      tags: { Name: this.node.path },
    });
    this.transitGatewayId = gateway.id;
    this.transitGatewayArn = gateway.arn;
    this.flowLog = this.addFlowLog(props);
  }

  private addFlowLog({ flowLog = {}, provider }: TransitGatewayProps): FlowLog | undefined {
    if (flowLog === 'none') return undefined;
    const source = { transitGatewayId: this.transitGatewayId };
    return new FlowLog(this, 'FlowLog', { ...flowLog, source, provider });
  }
}

/** Every address that hosts give themselves. */
const LINK_LOCAL = { family: 'ipv4', first: 0xa9fe0000n, length: 16 } as const;

function blockProblems(cidrBlocks: readonly string[]): readonly Problem[] {
  const known = cidrBlocks.flatMap((block) => {
    const prefix = isOpen(block) ? undefined : parsePrefix(block);
    return prefix ? [prefix] : [];
  });
  return [
    problemIf(cidrBlocks.length > 5, `cidrBlocks must be at most 5, got ${cidrBlocks.length}`),
    ...cidrBlocks.map((block, index) =>
      notPrefix(`cidrBlocks[${index}]`, block, {
        maximumLength: !isOpen(block) && block.includes(':') ? 64 : 24,
      }),
    ),
    ...known.map((block) =>
      problemIf(
        overlaps(block, LINK_LOCAL),
        `cidrBlocks must be outside 169.254.0.0/16, got ${show(formatPrefix(block))}`,
      ),
    ),
    ...overlappingPairs(known).map(
      ([one, other]) =>
        `cidrBlocks must not overlap, got ${show(formatPrefix(one))} and ${show(formatPrefix(other))}`,
    ),
  ];
}
