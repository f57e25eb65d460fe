import type { IPeer } from '../../security-group/peer';
import { Peer } from '../../security-group/peer';
import type { Port } from '../../security-group/port';
import type { ISecurityGroup } from '../../security-group/security-group-reference';
import type { IVpc } from '../../vpc/vpc-reference';

/** The blocks of a VPC, as peers of a group: those of the addresses that an endpoint has. */
export function vpcBlocks(vpc: IVpc, ipAddressType = 'ipv4'): readonly IPeer[] {
  return [
    ...(ipAddressType === 'ipv6' ? [] : vpc.ipv4CidrBlocks.map((block) => Peer.ipv4(block))),
    ...(ipAddressType === 'ipv4' ? [] : vpc.ipv6CidrBlocks.map((block) => Peer.ipv6(block))),
  ];
}

/** Lets each client in at each port. A client whose addresses only Terraform knows goes by its place in the list. */
export function admit(
  group: ISecurityGroup,
  clients: readonly IPeer[],
  ports: readonly Port[],
): void {
  for (const [index, client] of clients.entries()) {
    for (const port of ports) {
      const id =
        client.peerLabel === undefined ? `From-Client${index + 1}-${port.label}` : undefined;
      group.allowFrom(client, port, { id });
    }
  }
}
