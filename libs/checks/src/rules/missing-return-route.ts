import { listed } from '../grouping/listed';
import { oneWaysIn } from '../network/one-way';
import { problem, type Rule } from '../rule/rule';

export const missingReturnRoute: Rule = {
  id: 'missing-return-route',
  group: 'addresses',
  severity: 'warning',
  title: 'Packets find their way, and the answers do not',
  looksFor:
    'Pairs of VPCs of which one routes to the other over a peering or a Transit Gateway that passes it on, while no route table of the other leads back over the same way, or the Transit Gateway has no route back. VPCs that hear nothing from the same others over one gateway are one finding.',
  why: 'Nothing is refused and nothing is logged as rejected: connections hang until they time out.',
  fix: 'Add the route back to the tables of the subnets that answer, and propagate the attachment into the route table of the other side.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
  *check(estate) {
    for (const { from, to, over, lacking } of oneWaysIn(estate)) {
      const [first, ...others] = from;
      if (first === undefined) continue;
      const missing =
        lacking === 'route'
          ? 'and no route table there leads back'
          : 'whose route tables do not lead back';
      const also =
        others.length === 0
          ? ''
          : `; so ${others.length === 1 ? 'does' : 'do'} ${listed(others.map(({ name }) => name))}`;
      yield problem(
        first.subject,
        `routes to ${listed(to.map(({ name }) => name))} over ${over.address}, ${missing}${also}`,
        `${over.address} ${lacking}`,
      );
    }
  },
};
