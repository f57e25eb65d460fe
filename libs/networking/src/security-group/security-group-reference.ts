import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { IPeer } from './peer';
import type { Port } from './port';

export interface RuleOptions {
  /**
   * Names the rule where its address would otherwise come from peer and port; needed where the peer's addresses are
   * known to Terraform only.
   *
   * @default - `From` or `To`, the peer and the port
   */
  readonly id?: string;

  /**
   * At most 255 characters of those that EC2 allows.
   *
   * @default - none
   */
  readonly description?: string;
}

/** A security group, of this app or another. It is a peer of other groups' rules. */
export interface ISecurityGroup extends IConstruct, IPeer {
  readonly securityGroupId: string;

  /** Where the group lives when that is not the stack's own account and region. */
  readonly provider?: TerraformProvider;

  /** Whether what may leave is said by rules that apps write; false where everything may, or others decide. */
  readonly egressByRule: boolean;

  /**
   * Lets `peer` reach this group. Where the peer is a group that lets nothing out unasked, it is also let out to here.
   * Saying the same twice is saying it once.
   */
  allowFrom(peer: IPeer | ISecurityGroup, port: Port, options?: RuleOptions): void;

  /** Lets this group reach `peer`, and where the peer is a group, lets it in there: the counterpart of `allowFrom`. */
  allowTo(peer: IPeer | ISecurityGroup, port: Port, options?: RuleOptions): void;

  /** Notes that a rule of this group is about to be written; false when one that says the same already is. */
  claimRule(rule: string): boolean;
}
