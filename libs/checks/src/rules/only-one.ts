import { isList, numberOf, textOf } from '@archway/terraform';
import { flagOr, shown } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { byAddress } from '../estate/by-address';
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
  {
    type: 'aws_main_route_table_association',
    argument: 'vpc_id',
    of: 'aws_vpc',
    what: 'a VPC has one main route table',
  },
  {
    type: 'aws_vpc_dhcp_options_association',
    argument: 'vpc_id',
    of: 'aws_vpc',
    what: 'a VPC has one set of DHCP options',
  },
  {
    type: 'aws_vpn_gateway_attachment',
    argument: 'vpc_id',
    of: 'aws_vpc',
    what: 'a VPC has one virtual private gateway',
  },
  {
    type: 'aws_network_acl_rule',
    argument: 'network_acl_id',
    of: 'aws_network_acl',
    what: 'a network ACL has one entry of a number in each direction',
    also: ({ attributes }) => {
      const number = numberOf(attributes['rule_number']);
      const egress = flagOr(attributes['egress'], false);
      return number === undefined || egress === undefined ? undefined : `${number} ${egress}`;
    },
  },
  {
    type: 'aws_lb_listener',
    argument: 'load_balancer_arn',
    of: 'aws_lb',
    what: 'a load balancer has one listener on a port',
    also: ({ attributes }) => {
      const port = numberOf(attributes['port']);
      const isUdp = textOf(attributes['protocol']) === 'UDP';
      return port === undefined ? undefined : `${port} ${isUdp}`;
    },
  },
  {
    type: 'aws_lb_listener_rule',
    argument: 'listener_arn',
    of: 'aws_lb_listener',
    what: 'a listener has one rule of a priority',
    also: ({ attributes }) => numberOf(attributes['priority'])?.toString(),
  },
  {
    type: 'aws_lambda_permission',
    argument: 'function_name',
    of: 'aws_lambda_function',
    what: 'the policy of a function has one statement with an id',
    also: ({ attributes }) => {
      const id = textOf(attributes['statement_id']);
      return id === undefined ? undefined : `${id} ${shown(attributes['qualifier'])}`;
    },
  },
  {
    type: 'aws_lambda_alias',
    argument: 'function_name',
    of: 'aws_lambda_function',
    what: 'a function has one alias with a name',
    also: ({ attributes }) => textOf(attributes['name']),
  },
  {
    type: 'aws_wafv2_web_acl_association',
    argument: 'resource_arn',
    of: 'aws_lb',
    what: 'a load balancer has one web ACL',
  },
  {
    type: 'aws_eip_association',
    argument: 'allocation_id',
    of: 'aws_eip',
    what: 'an elastic address is associated once',
  },
  {
    type: 'aws_vpc_endpoint',
    argument: 'route_table_ids',
    of: 'aws_route_table',
    what: 'a route table has one gateway endpoint for a service',
    also: ({ attributes }) => textOf(attributes['service_name']),
  },
];

export const onlyOne: Rule = {
  id: 'only-one',
  group: 'apply-fails',
  severity: 'error',
  title: 'Something is made twice of which AWS takes one',
  looksFor:
    'Two route table or network ACL associations of a subnet, two gateways, main route tables or sets of DHCP options of a VPC, two routes of one table for one destination, two gateway endpoints for one service or two associations of an endpoint in one route table, two entries of a network ACL with one number, two listeners on one port, two rules of a listener with one priority, two statements or aliases of a function with one name, two web ACLs of a load balancer, and two associations of an elastic address. Resources whose instances are not known are left alone.',
  why: 'AWS refuses the second one, or the two replace each other on every apply. The plan shows nothing of it.',
  fix: 'Keep one of the two.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
  *check(estate) {
    for (const { type, argument, of, what, also } of LIMITS) {
      const known = byAddress(estate.all(type)).flatMap((subject) => {
        const more = also === undefined ? '' : also(subject, estate);
        const isOne = subject.resource.repetition === undefined;
        if (more === undefined || !isOne) return [];
        const value = subject.attributes[argument];
        return (isList(value) ? value : [value]).flatMap((each) => {
          const owner = estate.target(subject, each, of);
          return owner === undefined || owner.resource.repetition !== undefined
            ? []
            : [{ subject, owner, key: `${owner.key} ${more}` }];
        });
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
