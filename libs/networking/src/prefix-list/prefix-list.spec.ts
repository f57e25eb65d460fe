import { Ec2ManagedPrefixList } from '@cdktf/provider-aws/lib/ec2-managed-prefix-list';
import { Route } from '@cdktf/provider-aws/lib/route';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { synth } from '@archway/testing';
import { RouteTable } from '../route-table/route-table';
import { Port } from '../security-group/port';
import { SecurityGroup } from '../security-group/security-group';
import type { PrefixListProps } from './prefix-list';
import { PrefixList } from './prefix-list';

const OFFICES = [{ cidrBlock: '10.1.0.0/16', description: 'Berlin' }, { cidrBlock: '10.2.0.0/16' }];

const make = (props: Partial<PrefixListProps> = {}) =>
  synth((stack) => new PrefixList(stack, 'Offices', { entries: OFFICES, ...props }));

it('holds its entries and has room for no more', () => {
  const stack = make();
  expect(stack.inventory).toEqual({ aws_ec2_managed_prefix_list: 1 });
  expect(stack.only(Ec2ManagedPrefixList)).toEqual({
    name: 'test/Offices',
    address_family: 'IPv4',
    max_entries: 2,
    entry: [{ cidr: '10.1.0.0/16', description: 'Berlin' }, { cidr: '10.2.0.0/16' }],
  });
});

it('has another name, room for more, and IPv6', () => {
  const entries = [{ cidrBlock: '2001:db8::/32' }];
  expect(
    make({ name: 'offices', maxEntries: 20, addressFamily: 'ipv6', entries }).only(
      Ec2ManagedPrefixList,
    ),
  ).toMatchObject({ name: 'offices', max_entries: 20, address_family: 'IPv6' });
});

it('is a peer of rules and a destination of routes', () => {
  const stack = synth((scope) => {
    const offices = new PrefixList(scope, 'Offices', { entries: OFFICES });
    const aws = PrefixList.fromPrefixListAttributes(scope, 'S3', { prefixListId: 'pl-s3' });
    const web = SecurityGroup.fromSecurityGroupAttributes(scope, 'Web', {
      securityGroupId: 'sg-1',
    });
    web.allowFrom(offices, Port.tcp(443));
    web.allowFrom(aws, Port.tcp(443));
    new RouteTable(scope, 'Table', { vpcId: 'vpc-1' }).addRoute('Offices', {
      destination: { prefixListId: offices.prefixListId },
      target: { transitGatewayId: 'tgw-1' },
    });
  });
  const list = '${aws_ec2_managed_prefix_list.Offices.id}';
  expect(stack.all(VpcSecurityGroupIngressRule).map((rule) => rule.prefix_list_id)).toEqual([
    list,
    'pl-s3',
  ]);
  expect(stack.only(Route)).toMatchObject({
    destination_prefix_list_id: list,
    transit_gateway_id: 'tgw-1',
  });
});

it.each([1, 1_000])('accepts room for %d', (maxEntries) => {
  expect(make({ maxEntries, entries: [] }).only(Ec2ManagedPrefixList).max_entries).toBe(maxEntries);
});

it.each<[Partial<PrefixListProps>, string]>([
  [{ maxEntries: 0 }, 'maxEntries must be a whole number between 1 and 1000, got 0'],
  [{ maxEntries: 1_001 }, 'maxEntries must be a whole number between 1 and 1000, got 1001'],
  [{ maxEntries: 1 }, 'entries must be at most maxEntries (1), got 2'],
  [{ name: 'com.amazonaws.x' }, 'name must be 1 to 255 characters, not com.amazonaws…'],
  [{ addressFamily: 'ipv6' }, 'entries[0].cidrBlock must be an IPv6 block'],
  [
    { entries: [...OFFICES, { cidrBlock: '10.1.0.0/16' }] },
    'entries must each be there once, got "10.1.0.0/16" twice',
  ],
  [
    { entries: [{ cidrBlock: '10.0.0.0/8', description: 'x'.repeat(256) }] },
    'entries[0].description must be at most 255 characters',
  ],
])('refuses %j', (props, problem) => {
  expect(() => make(props)).toThrow(problem);
});
