import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { Problem } from '@archway/core';
import { isOpen, problemIf, rejectProps, show } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IPeer, PeerArguments } from './peer';
import type { Port } from './port';
import type { ISecurityGroup, RuleOptions } from './security-group-reference';

/** What all groups can do, whoever deploys them. */
export abstract class SecurityGroupBase extends Construct implements ISecurityGroup {
  abstract readonly securityGroupId: string;
  abstract readonly egressByRule: boolean;
  abstract readonly provider?: TerraformProvider;
  private readonly rules = new Set<string>();

  get peerLabel(): string {
    return this.node.path.replaceAll('/', '-');
  }

  get peerArguments(): PeerArguments {
    return { referencedSecurityGroupId: this.securityGroupId };
  }

  allowFrom(peer: IPeer | ISecurityGroup, port: Port, options: RuleOptions = {}): void {
    const id = this.ruleId('From', peer, port, options);
    this.write('in', this, peer, port, id, options);
    if (isGroup(peer) && peer.egressByRule) {
      this.write('out', peer, this, port, `${id}-Out`, options);
    }
  }

  allowTo(peer: IPeer | ISecurityGroup, port: Port, options: RuleOptions = {}): void {
    const id = this.ruleId('To', peer, port, options);
    if (!isGroup(peer)) {
      this.write('out', this, peer, port, id, options);
      return;
    }
    if (this.egressByRule) this.write('out', this, peer, port, id, options);
    this.write('in', peer, this, port, `${id}-In`, options);
  }

  claimRule(rule: string): boolean {
    const isNew = !this.rules.has(rule);
    this.rules.add(rule);
    return isNew;
  }

  private ruleId(direction: 'From' | 'To', peer: IPeer, port: Port, options: RuleOptions): string {
    const { id, description } = options;
    rejectProps(this, [
      problemIf(
        id === undefined && peer.peerLabel === undefined,
        `a rule for addresses that only Terraform knows needs an id, got ${show(peer.peerArguments)}`,
      ),
      notDescription('description', description, 0),
    ]);
    return id ?? `${direction}-${peer.peerLabel ?? ''}-${port.label}`;
  }

  /** Both ends are written by the group that was asked, so that stacks depend on each other one way only. */
  private write(
    direction: 'in' | 'out',
    group: ISecurityGroup,
    other: IPeer,
    port: Port,
    id: string,
    { description }: RuleOptions,
  ): void {
    const rule = { ...other.peerArguments, ...port.ruleArguments };
    if (!group.claimRule(JSON.stringify([direction, rule]))) return;
    const Rule = direction === 'in' ? VpcSecurityGroupIngressRule : VpcSecurityGroupEgressRule;
    new Rule(this, id, {
      securityGroupId: group.securityGroupId,
      ...rule,
      description,
      provider: group.provider,
    });
  }
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
export function notDescription(
  prop: string,
  value: string | undefined,
  minimumLength: 0 | 1,
): Problem {
  if (isOpen(value)) return undefined;
  const allowed = /^[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/;
  return problemIf(
    value.length < minimumLength || value.length > 255 || !allowed.test(value),
    `${prop} must be ${minimumLength} to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, got ${show(value)}`,
  );
}

function isGroup(peer: IPeer): peer is ISecurityGroup {
  return 'securityGroupId' in peer;
}
