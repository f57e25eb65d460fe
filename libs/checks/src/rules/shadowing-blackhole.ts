import { AddressIndex } from '../cidr/address-index';
import { parseCidr } from '../cidr/cidr';
import type { Estate } from '../estate/estate';
import { listed } from '../grouping/listed';
import { vpcNetwork, type Network } from '../network/networks';
import { transitOf, type Transit } from '../network/transit';
import { entriesOf } from '../network/view';
import { problem, unseen, type Rule } from '../rule/rule';

export const shadowingBlackhole: Rule = {
  id: 'shadowing-blackhole',
  group: 'addresses',
  severity: 'error',
  title: 'A blackhole drops what the same route table propagates',
  looksFor:
    'Static blackhole routes of a Transit Gateway whose prefix is a block of a VPC that the same route table has by propagation. A blackhole for a wider prefix is left alone, because it drops what no attachment has. One for a part of a block is left alone, too: it is how a few addresses of a VPC are kept out of reach.',
  why: 'A static route wins over a propagated one of the same prefix: the VPC cannot be reached from the attachments of the table.',
  fix: 'Remove the blackhole or the propagation, whichever is not meant.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
  *check(estate) {
    const transit = transitOf(estate);
    const addressesOf = propagatedAddresses(estate, transit);
    for (const { stated, table, destination, blackhole } of transit.routes) {
      if (blackhole === undefined) yield unseen(stated, 'blackhole');
      const dropped = parseCidr(destination ?? '');
      if (blackhole !== true || dropped === undefined) continue;
      const same = [...addressesOf(table).containing(dropped)].filter(
        ({ block }) => block.length === dropped.length,
      );
      if (same.length === 0) continue;
      const blocks = same.map(({ block, owner }) => `${block.text} of ${owner.name}`);
      yield problem(
        stated,
        `drops ${dropped.text}, and the table has ${listed(blocks)} by propagation`,
      );
    }
  },
};

/** The blocks of the VPCs that a table has by propagation: read once for all routes of the table. */
function propagatedAddresses(
  estate: Estate,
  transit: Transit,
): (table: string) => AddressIndex<Network> {
  const read = (table: string): AddressIndex<Network> => {
    const networks = transit.propagatedTo(table).flatMap((attachment) => {
      const vpc = estate.target(attachment, attachment.attributes['vpc_id'], 'aws_vpc');
      return vpc === undefined ? [] : [vpcNetwork(estate, vpc)];
    });
    return new AddressIndex(entriesOf(networks));
  };
  const known = new Map<string, AddressIndex<Network>>();
  return (table) => {
    const addresses = known.get(table) ?? read(table);
    known.set(table, addresses);
    return addresses;
  };
}
