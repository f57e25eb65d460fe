import { textOf } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { groupBy } from '../grouping/grouping';
import { problem, type Rule } from '../rule/rule';

/** What AWS takes once for each of something, and the argument that names it. */
const LIMITS: readonly {
  readonly type: string;
  readonly argument: string;
  readonly of: string;
  readonly what: string;
  readonly also?: (subject: Subject, estate: Estate) => string | undefined;
}[] = [
  {
    type: 'aws_route_table_association',
    argument: 'subnet_id',
    of: 'aws_subnet',
    what: 'a subnet has one route table',
  },
  {
    type: 'aws_network_acl_association',
    argument: 'subnet_id',
    of: 'aws_subnet',
    what: 'a subnet has one network ACL',
  },
  {
    type: 'aws_internet_gateway',
    argument: 'vpc_id',
    of: 'aws_vpc',
    what: 'a VPC has one internet gateway',
  },
  {
    type: 'aws_egress_only_internet_gateway',
    argument: 'vpc_id',
    of: 'aws_vpc',
    what: 'a VPC has one egress-only internet gateway',
  },
  {
    type: 'aws_route',
    argument: 'route_table_id',
    of: 'aws_route_table',
    what: 'a route table has one route for a destination',
    also: ({ attributes }) =>
      textOf(attributes['destination_cidr_block']) ??
      textOf(attributes['destination_ipv6_cidr_block']),
  },
  {
    type: 'aws_vpc_endpoint_route_table_association',
    argument: 'route_table_id',
    of: 'aws_route_table',
    what: 'an endpoint is associated with a route table once',
    also: (subject, estate) =>
      estate.target(subject, subject.attributes['vpc_endpoint_id'], 'aws_vpc_endpoint')?.key,
  },
];

export const onlyOne: Rule = {
  id: 'only-one',
  group: 'apply-fails',
  severity: 'error',
  title: 'Something is made twice of which AWS takes one',
  looksFor:
    'Two route table or network ACL associations of a subnet, two internet gateways of a VPC, two routes of one table for one destination, and two associations of an endpoint with one route table. Resources whose instances are not known are left alone.',
  why: 'AWS refuses the second one, or the two replace each other on every apply. The plan shows nothing of it.',
  fix: 'Keep one of the two.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
  *check(estate) {
    for (const { type, argument, of, what, also } of LIMITS) {
      const known = estate.all(type).flatMap((subject) => {
        const owner = estate.target(subject, subject.attributes[argument], of);
        const more = also === undefined ? '' : also(subject, estate);
        const isOne = subject.resource.repetition === undefined;
        return owner === undefined ||
          owner.resource.repetition !== undefined ||
          more === undefined ||
          !isOne
          ? []
          : [{ subject, owner, key: `${owner.key} ${more}` }];
      });
      for (const [first, ...others] of groupBy(known, ({ key }) => key).values()) {
        for (const { subject, owner } of others) {
          yield problem(
            subject,
            `is for ${owner.address}, as ${first?.subject.address} is, and ${what}`,
            first?.subject.address,
          );
        }
      }
    }
  },
};
