import { Route53ResolverRule } from '@cdktf/provider-aws/lib/route53-resolver-rule';
import { Route53ResolverRuleAssociation } from '@cdktf/provider-aws/lib/route53-resolver-rule-association';
import type { Problem } from '@archway/core';
import {
  isOpen,
  notMatching,
  notOneOf,
  notWhole,
  physicalName,
  problemIf,
  rejectProps,
  show,
} from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { formatAddress, parseAddress } from '../../address/prefix';
import { declaredProps } from '../../declared-props';
import { Peer } from '../../security-group/peer';
import { Port } from '../../security-group/port';
import type { IVpc } from '../../vpc/vpc-reference';
import type { IOutboundResolverEndpoint } from '../resolver-endpoint/outbound-resolver-endpoint';

/** A DNS server of another network. */
export interface ResolverTarget {
  /** An IPv4 address, or an IPv6 one. */
  readonly ip: string;

  /**
   * 1 to 65535.
   *
   * @default - 53, or 443 for `DoH`
   */
  readonly port?: number;

  /**
   * @default 'Do53'
   */
  readonly protocol?: 'Do53' | 'DoH';
}

/** Where queries go instead of Amazon's own DNS. */
export interface Forwarding {
  readonly endpoint: IOutboundResolverEndpoint;

  /** 1 to 6 servers, each once. */
  readonly targets: readonly ResolverTarget[];
}

export interface ResolverRuleProps {
  /** The domain with all below it; `.` is everything. The rule for the longest domain counts. */
  readonly domainName: string;

  /**
   * The endpoint lets queries out to the targets.
   *
   * @default - none: Amazon's own DNS answers, as an exception below a domain that is forwarded
   */
  readonly forward?: Forwarding;

  /**
   * Which account and region the rule is in.
   *
   * @default - that of the endpoint, else the stack's
   */
  readonly provider?: TerraformProvider;
}

export interface ResolverRuleAttributes {
  readonly resolverRuleId: string;
}

/** A rule of who answers for a domain, of this app or shared by another account. */
export interface IResolverRule extends IConstruct {
  readonly resolverRuleId: string;

  /** Makes the rule hold in a VPC of the rule's region. */
  associate(id: string, vpc: IVpc): void;
}

abstract class ResolverRuleBase extends Construct implements IResolverRule {
  abstract readonly resolverRuleId: string;

  associate(id: string, vpc: IVpc): void {
    new Route53ResolverRuleAssociation(this, id, {
      resolverRuleId: this.resolverRuleId,
      vpcId: vpc.vpcId,
      provider: vpc.provider,
    });
  }
}

/** Says who answers for a domain in the VPCs that it is associated with. */
export class ResolverRule extends ResolverRuleBase {
  /** A rule that others deploy, such as one that another account shares. */
  static fromResolverRuleAttributes(
    scope: Construct,
    id: string,
    attributes: ResolverRuleAttributes,
  ): IResolverRule {
    return new ImportedResolverRule(scope, id, attributes);
  }

  readonly resolverRuleId: string;
  /** What a `ResourceShare` shares with other accounts. */
  readonly resolverRuleArn: string;

  constructor(scope: Construct, id: string, props: ResolverRuleProps) {
    super(scope, id);
    declaredProps.check(this, 'ResolverRule', props);
    const { domainName, forward } = props;
    rejectProps(this, [
      notMatching(
        'domainName',
        domainName,
        /^(\.|(?=.{1,256}$)([A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}\.?)$/,
        'a domain such as corp.example.com, or . for all',
      ),
      problemIf(
        domainName === '.' && forward === undefined,
        'forward must say where everything goes: Amazon answers for . by itself',
      ),
      ...(forward ? targetProblems(forward.targets) : []),
    ]);
    const rule = new Route53ResolverRule(this, 'Default', {
      name: physicalName(this, 64),
      domainName,
      ruleType: forward ? 'FORWARD' : 'SYSTEM',
      resolverEndpointId: forward?.endpoint.resolverEndpointId,
      targetIp: forward?.targets.map((target) => ({
        ...(isIpv6(target.ip) ? { ipv6: target.ip } : { ip: target.ip }),
        port: portOf(target),
        protocol: target.protocol ?? 'Do53',
      })),
      provider: props.provider ?? forward?.endpoint.provider,
      tags: { Name: this.node.path },
    });
    this.resolverRuleId = rule.id;
    this.resolverRuleArn = rule.arn;
    if (forward) this.letOut(forward);
  }

  private letOut({ endpoint, targets }: Forwarding): void {
    for (const [index, target] of targets.entries()) {
      const peer = isIpv6(target.ip) ? Peer.ipv6(`${target.ip}/128`) : Peer.ipv4(`${target.ip}/32`);
      const port = portOf(target);
      const ports = target.protocol === 'DoH' ? [Port.tcp(port)] : [Port.tcp(port), Port.udp(port)];
      for (const each of ports) {
        const id =
          peer.peerLabel === undefined
            ? `To-${this.node.path.replaceAll('/', '-')}-${index + 1}-${each.label}`
            : undefined;
        endpoint.allowTo(peer, each, { id });
      }
    }
  }
}

class ImportedResolverRule extends ResolverRuleBase {
  readonly resolverRuleId: string;

  constructor(scope: Construct, id: string, attributes: ResolverRuleAttributes) {
    super(scope, id);
    this.resolverRuleId = attributes.resolverRuleId;
  }
}

/** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver */
function targetProblems(targets: readonly ResolverTarget[]): readonly Problem[] {
  const known = targets.map((target) => {
    const address = isOpen(target.ip) ? undefined : parseAddress(target.ip);
    return address && `${formatAddress(address)} port ${portOf(target)}`;
  });
  return [
    problemIf(
      targets.length < 1 || targets.length > 6,
      `forward.targets must be 1 to 6, got ${targets.length}`,
    ),
    ...targets.flatMap(({ ip, port, protocol }, index) => [
      problemIf(
        !isOpen(ip) && parseAddress(ip) === undefined,
        `forward.targets[${index}].ip must be an address such as 10.1.0.53, got ${show(ip)}`,
      ),
      notWhole(`forward.targets[${index}].port`, port, 1, 65_535),
      notOneOf(`forward.targets[${index}].protocol`, protocol, ['Do53', 'DoH']),
      problemIf(
        known[index] !== undefined && known.indexOf(known[index]) !== index,
        `forward.targets must each be there once, got ${known[index]} twice`,
      ),
    ]),
  ];
}

function portOf({ port, protocol }: ResolverTarget): number {
  return port ?? (protocol === 'DoH' ? 443 : 53);
}

function isIpv6(ip: string): boolean {
  return !isOpen(ip) && parseAddress(ip)?.family === 'ipv6';
}
