import { overlaps } from '../cidr/cidr';
import { viewsOf } from '../network/view';
import { problem, unseen, type Rule } from '../rule/rule';

export const overlappingNetworks: Rule = {
  id: 'overlapping-networks',
  group: 'addresses',
  severity: 'error',
  title: 'Two networks that are connected have the same addresses',
  looksFor:
    "VPCs whose blocks, secondary ones too, overlap with those of a network that they can get to: over a peering, over a Transit Gateway's route tables and peerings, over a VPN or Direct Connect attachment with static routes, and the blocks of the Transit Gateway itself with the customer gateways in them.",
  why: 'AWS refuses a peering of overlapping VPCs. A Transit Gateway takes them: packets for the shared addresses stay in the own VPC, and the other side is never reached.',
  fix: 'Give one of them another block. Addresses of a VPC cannot be changed later, only added.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html',
  *check(estate) {
    const seen = new Set<string>();
    for (const { vpc, reached } of viewsOf(estate)) {
      if (vpc.hidden && reached.length > 0) yield unseen(vpc.subject, 'its address blocks');
      for (const other of reached) {
        const pair = [`${vpc.subject.key} ${vpc.name}`, `${other.subject.key} ${other.name}`]
          .sort()
          .join(' ');
        if (seen.has(pair)) continue;
        seen.add(pair);
        for (const one of vpc.blocks) {
          for (const two of other.blocks.filter((block) => overlaps(one, block))) {
            yield problem(
              vpc.subject,
              `${one.text} overlaps with ${two.text} of ${other.name}, which it can get to`,
              `${other.name} ${one.text} ${two.text}`,
            );
          }
        }
      }
    }
  },
};
