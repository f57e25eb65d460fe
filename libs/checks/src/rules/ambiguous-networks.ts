import { listed } from '../grouping/listed';
import { ambiguitiesIn } from '../network/ambiguities';
import { viewsOf } from '../network/view';
import { problem, type Rule } from '../rule/rule';

export const ambiguousNetworks: Rule = {
  id: 'ambiguous-networks',
  group: 'addresses',
  severity: 'warning',
  title: 'A VPC can get to two networks that have the same addresses',
  looksFor:
    'VPCs that reach two networks whose blocks overlap, though the two may never reach each other: over two peerings, two attachments of one route table, or one of each. Networks that share addresses are one finding, at the first VPC that can get to two of them.',
  why: 'Only one of the two can be meant by an address that both have. Which one depends on the longest prefix and on the kind of route, and it changes when somebody adds a route.',
  fix: 'Give one of them another block, or route only the part that is not shared and accept the finding with that reason.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
  *check(estate) {
    for (const { viewers, pair, networks } of ambiguitiesIn(viewsOf(estate))) {
      const [first, ...others] = viewers;
      const [a, b] = pair;
      const more = networks.filter((each) => ![first, a.owner, b.owner].includes(each));
      const sharing =
        more.length === 0
          ? ''
          : `; the same addresses are in ${listed(more.map(({ name }) => name))}`;
      const also =
        others.length === 0
          ? ''
          : `; ${listed(others.map(({ name }) => name))} can get to two of these networks, too`;
      yield problem(
        first.subject,
        `can get to ${a.block.text} of ${a.owner.name} and to ${b.block.text} of ${b.owner.name}, which overlap${sharing}${also}`,
        a.block.text,
      );
    }
  },
};
