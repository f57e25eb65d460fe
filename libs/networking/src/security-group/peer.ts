import { reject } from '@archway/core';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { notPrefix } from '../address/not-prefix';

/** Arguments of a security group rule that say who is at the other end: exactly one of them. */
export interface PeerArguments {
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly prefixListId?: string;
  readonly referencedSecurityGroupId?: string;
}

/** Who is at the other end of a rule: addresses, a prefix list or another security group. */
export interface IPeer {
  /**
   * The same for the same peer: part of a rule's address. Undefined where only Terraform knows the addresses, and the
   * rule has to be given an id.
   */
  readonly peerLabel?: string;
  readonly peerArguments: PeerArguments;
}

/** Addresses known to AWS as one list, whoever keeps it. */
export interface IPrefixList extends IConstruct, IPeer {
  readonly prefixListId: string;
}

/** The peers that are no constructs. */
export const Peer = {
  /** One IPv4 block. A single address is a `/32`. */
  ipv4(cidrBlock: string): IPeer {
    reject('Peer.ipv4', [notPrefix('cidrBlock', cidrBlock, { family: 'ipv4' })]);
    return { peerLabel: labelOf(cidrBlock), peerArguments: { cidrIpv4: cidrBlock } };
  },

  /** One IPv6 block. A single address is a `/128`. */
  ipv6(cidrBlock: string): IPeer {
    reject('Peer.ipv6', [notPrefix('cidrBlock', cidrBlock, { family: 'ipv6' })]);
    return { peerLabel: labelOf(cidrBlock), peerArguments: { cidrIpv6: cidrBlock } };
  },

  /** A prefix list: a construct, or the identifier of one that AWS keeps, such as S3's. */
  prefixList(list: IPrefixList | string): IPeer {
    if (typeof list !== 'string') return list;
    return { peerLabel: labelOf(list), peerArguments: { prefixListId: list } };
  },
} as const;

function labelOf(value: string): string | undefined {
  return Token.isUnresolved(value) ? undefined : value.replaceAll(/[.:]/g, '-').replace('/', '_');
}
