import { DefaultNetworkAcl } from '@cdktf/provider-aws/lib/default-network-acl';
import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Ec2AvailabilityZoneGroup } from '@cdktf/provider-aws/lib/ec2-availability-zone-group';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcBlockPublicAccessExclusion } from '@cdktf/provider-aws/lib/vpc-block-public-access-exclusion';
import { VpcDhcpOptions } from '@cdktf/provider-aws/lib/vpc-dhcp-options';
import { VpcIpv4CidrBlockAssociation } from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import type { Arguments, Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import { Vpc } from './vpc';
import type { VpcProps } from './vpc-props';

const BASE: VpcProps = {
  ipv4: '10.0.0.0/16',
  tiers: { private: { reach: 'private' } },
};

const THREE_TIERS: VpcProps['tiers'] = {
  public: { reach: 'public' },
  private: { reach: 'private' },
  data: { reach: 'isolated' },
};

const make = (props: Partial<VpcProps> = {}, look: (vpc: Vpc) => void = () => undefined) =>
  synth((stack) => look(new Vpc(stack, 'Main', { ...BASE, ...props })));

/** Every subnet by name, with one of its arguments. */
const subnets = (stack: Synthesized, argument = 'cidr_block'): Record<string, unknown> =>
  Object.fromEntries(
    stack
      .all(Subnet)
      .map((subnet) => [String(subnet.tags.Name).replace('test/Main/', ''), subnet[argument]]),
  );

/** Every route as `table: destination → target`. */
const routes = (stack: Synthesized): readonly string[] => {
  const name = (route: Arguments) => {
    const address = String(route.route_table_id).slice('${'.length, -'.id}'.length);
    return String(stack.at(address).tags.Name).replace('test/Main/', '');
  };
  return stack
    .all(Route)
    .map((route) => {
      const {
        route_table_id: _table,
        destination_cidr_block,
        destination_ipv6_cidr_block,
        ...to
      } = route;
      const target = String(Object.values(to)[0]).replace(
        /\$\{aws_(\w+)\.(.+)_\w{8}\.id\}/,
        '$1 $2',
      );
      return `${name(route)}: ${destination_cidr_block ?? destination_ipv6_cidr_block} → ${target}`;
    })
    .sort();
};
