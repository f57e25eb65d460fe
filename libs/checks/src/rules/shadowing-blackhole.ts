import { contains, parseCidr } from '../cidr/cidr';
import { vpcNetwork } from '../network/networks';
import { transitOf } from '../network/transit';
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
    for (const { stated, table, destination, blackhole } of transit.routes) {
      if (blackhole === undefined) yield unseen(stated, 'blackhole');
      const dropped = parseCidr(destination ?? '');
      if (blackhole !== true || dropped === undefined) continue;
      for (const attachment of transit.propagatedTo(table)) {
        const vpc = estate.target(attachment, attachment.attributes['vpc_id'], 'aws_vpc');
        if (vpc === undefined) continue;
        const { blocks, name } = vpcNetwork(estate, vpc);
        for (const block of blocks.filter(
          (each) => contains(each, dropped) && contains(dropped, each),
        )) {
          yield problem(
            stated,
            `drops ${dropped.text}, and the table has ${block.text} of ${name} by propagation`,
            name,
          );
        }
      }
    }
  },
};
