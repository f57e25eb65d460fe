import { overlaps } from '../cidr/cidr';
import { pairsOf } from '../grouping/grouping';
import { viewsOf } from '../network/view';
import { problem, type Rule } from '../rule/rule';

export const ambiguousNetworks: Rule = {
  id: 'ambiguous-networks',
  group: 'addresses',
  severity: 'warning',
  title: 'A VPC can get to two networks that have the same addresses',
  looksFor:
    'VPCs that reach two networks whose blocks overlap, though the two may never reach each other: over two peerings, two attachments of one route table, or one of each.',
  why: 'Only one of the two can be meant by an address that both have. Which one depends on the longest prefix and on the kind of route, and it changes when somebody adds a route.',
  fix: 'Give one of them another block, or route only the part that is not shared and accept the finding with that reason.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
  *check(estate) {
    for (const { vpc, reached } of viewsOf(estate)) {
      for (const [a, b] of pairsOf(reached)) {
        if (a.subject.key === b.subject.key) continue;
        for (const one of a.blocks) {
          for (const two of b.blocks.filter((block) => overlaps(one, block))) {
            yield problem(
              vpc.subject,
              `can get to ${one.text} of ${a.name} and to ${two.text} of ${b.name}, which overlap`,
              [a.name, b.name, one.text, two.text].sort().join(' '),
            );
          }
        }
      }
    }
  },
};
