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
   * At most 255 characters, as EC2 allows them.
   *
   * @default - none
   */
  readonly description?: string;
}

/** A security group, of this app or another. It is a peer of other groups' rules. */
export interface ISecurityGroup extends IConstruct, IPeer {
  readonly securityGroupId: string;

  /** Whether what leaves is said by rules that this app writes; false where it is others' business or all may leave. */
  readonly egressByRule: boolean;

  /**
   * Lets `peer` reach this group. Where the peer is a group of this app that lets nothing out unasked, it is also let
   * out to here. Saying the same twice is saying it once.
   */
  allowFrom(peer: IPeer | ISecurityGroup, port: Port, options?: RuleOptions): void;

  /** Lets this group reach `peer`; the counterpart of `allowFrom`, with the same care for both ends. */
  allowTo(peer: IPeer | ISecurityGroup, port: Port, options?: RuleOptions): void;
}
