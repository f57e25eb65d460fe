import type { Cidr } from '../cidr/cidr';
import { listed } from '../grouping/listed';
import { overlapsIn } from '../network/overlaps';
import { viewsOf } from '../network/view';
import { problem, unseen, type Rule } from '../rule/rule';

export const overlappingNetworks: Rule = {
  id: 'overlapping-networks',
  group: 'addresses',
  severity: 'error',
  title: 'Two networks that are connected have the same addresses',
  looksFor:
    "VPCs whose blocks, secondary ones too, overlap with those of a network that they can get to: over a peering, over a Transit Gateway's route tables and peerings, over a VPN or Direct Connect attachment with static routes, and the blocks of the Transit Gateway itself with the customer gateways in them. Networks that overlap with each other are one finding, at the one that overlaps with most.",
  why: 'AWS refuses a peering of overlapping VPCs. A Transit Gateway takes them: packets for the shared addresses stay in the own VPC, and the other side is never reached.',
  fix: 'Give one of them another block. Addresses of a VPC cannot be changed later, only added.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html',
  *check(estate) {
    const views = viewsOf(estate);
    for (const { vpc, own, shared } of views) {
      if (vpc.hidden && [...own, ...shared.networks].some((other) => other !== vpc)) {
        yield unseen(vpc.subject, 'its address blocks');
      }
    }
    for (const { vpc, block, others, also } of overlapsIn(views)) {
      const blocks = others.map((other) => `${other.block.text} of ${other.owner.name}`);
      const more =
        also.length === 0
          ? ''
          : also.length === 1
            ? `; so does ${listed(also.map(({ name }) => name))} with a network that it can get to`
            : `; so do ${listed(also.map(({ name }) => name))} with networks that they can get to`;
      yield problem(
        vpc.subject,
        `${block.text} overlaps with ${listed(blocks)}, which it can get to${more}`,
        widest([block, ...others.map((other) => other.block)]).text,
      );
    }
  },
};

function widest(blocks: readonly Cidr[]): Cidr {
  return blocks.reduce((a, b) => (b.length < a.length ? b : a));
}
