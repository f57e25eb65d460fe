import { AwsStack } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { FlowLog } from '../flow-log/flow-log';
import { InstanceConnectEndpoint } from '../instance-connect-endpoint/instance-connect-endpoint';
import { NetworkAcl } from '../network-acl/network-acl';
import { PrefixList } from '../prefix-list/prefix-list';
import { Peer } from '../security-group/peer';
import { Port } from '../security-group/port';
import { SecurityGroup } from '../security-group/security-group';
import { VpcBlockPublicAccess } from '../vpc-block-public-access/vpc-block-public-access';
import { Vpc } from './vpc';

/** Everything that a VPC and what protects it can be made of. */
class Everything extends AwsStack {
  constructor() {
    super(testApp(), 'network', {
      accountId: '111122223333',
      region: 'us-west-2',
      stage: 'test',
      availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
    });
    const vpc = new Vpc(this, 'Main', {
      ipv4: '10.0.0.0/16',
      additionalIpv4: {
        pods: '100.64.0.0/16',
        shared: { ipamPoolId: 'ipam-pool-1', netmaskLength: 24 },
      },
      ipv6: 'amazon',
      tiers: {
        public: { reach: 'public', publicAccessExclusion: 'allow-egress' },
        private: { reach: 'private' },
        data: { reach: 'isolated', privateDnsHostnameType: 'resource-name' },
        modern: { reach: 'private', ipAddressType: 'ipv6' },
        pods: { reach: 'private', block: 'pods' },
        shared: { reach: 'isolated', block: 'shared' },
        games: { reach: 'public', availabilityZones: ['us-west-2-lax-1a'] },
        phones: { reach: 'carrier', availabilityZones: ['us-west-2-wl1-las-wlz-1'] },
        factory: {
          reach: 'isolated',
          availabilityZones: ['us-west-2a'],
          outpost: {
            outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0123456789abcdef0',
            customerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0',
          },
        },
      },
      nat: 'one-per-zone',
      dhcpOptions: { domainName: 'corp.example', netbiosNodeType: 2 },
      flowLog: { logFormat: '${srcaddr} ${dstaddr} ${action}' },
      networkAddressUsageMetrics: true,
    });
    this.protect(vpc);
  }

  private protect(vpc: Vpc): void {
    new VpcBlockPublicAccess(this, 'Closed', { internetGatewayBlockMode: 'block-ingress' });
    new FlowLog(this, 'TransitLog', { source: { transitGatewayId: 'tgw-0123456789abcdef0' } });
    const offices = new PrefixList(this, 'Offices', { entries: [{ cidrBlock: '192.168.0.0/16' }] });
    const web = new SecurityGroup(this, 'Web', { vpc, allowAllOutbound: true });
    const database = new SecurityGroup(this, 'Database', { vpc });
    web.allowFrom(offices, Port.tcp(443));
    web.allowFrom(Peer.ipv6('2001:db8::/32'), Port.icmpv6());
    database.allowFrom(web, Port.tcp(5432), { description: 'Orders' });
    const acl = new NetworkAcl(this, 'Data', { vpc, subnets: vpc.subnets('data') });
    acl.addRule('FromVpc', {
      direction: 'ingress',
      ruleNumber: 100,
      cidrBlock: '10.0.0.0/16',
      port: Port.all(),
    });
    acl.addRule('Ping', {
      direction: 'egress',
      ruleNumber: 100,
      cidrBlock: '::/0',
      port: Port.icmpv6(),
    });
    const [subnet] = vpc.subnets('private');
    if (subnet) new InstanceConnectEndpoint(this, 'Connect', { vpc, subnet }).allowTo(database);
  }
}

itPlans('is planned as it is written by the real provider', () => {
  const plan = planOffline(new Everything());
  expect(plan.inventory).toEqual({
    aws_vpc: 1,
    aws_vpc_ipv4_cidr_block_association: 2,
    aws_default_security_group: 1,
    aws_default_route_table: 1,
    aws_default_network_acl: 1,
    aws_subnet: 6 * 3 + 3,
    aws_route_table: 3 * 3 + 6, // one a zone for private tiers, one for each other tier
    aws_route_table_association: 6 * 3 + 3,
    aws_route: 2 + 1 + 1 + 3 * (2 + 2 + 2), // public, games, phones, the private tiers by zone
    aws_internet_gateway: 1,
    aws_egress_only_internet_gateway: 1,
    aws_ec2_carrier_gateway: 1,
    aws_ec2_availability_zone_group: 2,
    aws_nat_gateway: 3,
    aws_eip: 3,
    aws_vpc_dhcp_options: 1,
    aws_vpc_dhcp_options_association: 1,
    aws_vpc_block_public_access_options: 1,
    aws_vpc_block_public_access_exclusion: 3,
    aws_flow_log: 2,
    aws_cloudwatch_log_group: 2,
    aws_iam_role: 2,
    aws_iam_role_policy: 2,
    aws_ec2_managed_prefix_list: 1,
    aws_security_group: 3,
    aws_vpc_security_group_ingress_rule: 4,
    aws_vpc_security_group_egress_rule: 3,
    aws_network_acl: 1,
    aws_network_acl_association: 3,
    aws_network_acl_rule: 2,
    aws_ec2_instance_connect_endpoint: 1,
  });
  const subnet = (name: string) =>
    plan.resources.find(({ values }) => values['tags']?.Name === `network/Main/${name}`)?.values;
  expect(subnet('private/2b')).toMatchObject({
    cidr_block: '10.0.80.0/20',
    availability_zone: 'us-west-2b',
    map_public_ip_on_launch: false,
  });
});
