import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route } from '@cdktf/provider-aws/lib/route';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { AwsStack } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { DnsFirewallDomainList } from '../resolver/dns-firewall/dns-firewall-domain-list';
import { DnsFirewallRuleGroup } from '../resolver/dns-firewall/dns-firewall-rule-group';
import { InboundResolverEndpoint } from '../resolver/resolver-endpoint/inbound-resolver-endpoint';
import { OutboundResolverEndpoint } from '../resolver/resolver-endpoint/outbound-resolver-endpoint';
import { ResolverQueryLog } from '../resolver/resolver-query-log/resolver-query-log';
import { ResolverRule } from '../resolver/resolver-rule/resolver-rule';
import { Peer } from '../security-group/peer';
import { Port } from '../security-group/port';
import { SecurityGroup } from '../security-group/security-group';
import { Vpc } from '../vpc/vpc';
import { VpcPeering } from '../vpc-peering/vpc-peering';
import { CentralEndpoints } from './central-endpoints/central-endpoints';
import { CentralEndpointsClient } from './central-endpoints/central-endpoints-client';
import { EndpointService } from './endpoint-service/endpoint-service';
import { GatewayEndpoint } from './gateway-endpoint/gateway-endpoint';
import { GatewayLoadBalancerEndpoint } from './gateway-load-balancer-endpoint/gateway-load-balancer-endpoint';
import { InterfaceEndpoint } from './interface-endpoint/interface-endpoint';

const LOAD_BALANCER =
  'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/orders/50dc6c495c0c9188';

/** Everything that connects a VPC to services, to names and to another VPC. */
class Everything extends AwsStack {
  constructor() {
    super(testApp(), 'services', {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'test',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
    const hub = this.vpc('Hub', '10.0.0.0/16');
    const orders = this.vpc('Orders', '10.1.0.0/16');
    this.reachServices(hub);
    this.offer(hub);
    this.share(hub, orders);
    this.peer(hub, orders);
    this.resolve(hub, orders);
  }

  private vpc(id: string, ipv4: string): Vpc {
    return new Vpc(this, id, {
      ipv4,
      ipv6: 'amazon',
      tiers: {
        app: { reach: 'private' },
        data: { reach: 'isolated', ipAddressType: 'ipv4' },
        way: { reach: 'isolated', ipAddressType: 'ipv4' },
      },
      flowLog: 'none',
    });
  }

  private reachServices(vpc: Vpc): void {
    const web = new SecurityGroup(this, 'Web', { vpc });
    const s3 = new GatewayEndpoint(this, 'S3', { vpc, service: 's3' });
    web.allowTo(s3, Port.tcp(443));
    new GatewayEndpoint(this, 'DynamoDb', {
      vpc,
      service: 'dynamodb',
      policy: { organizationId: 'o-a1b2c3d4e5' },
    });
    const subnets = vpc.subnets('app');
    const kms = new InterfaceEndpoint(this, 'Kms', { vpc, service: 'kms', subnets });
    kms.allowFrom(web);
    new InterfaceEndpoint(this, 'S3ForOffices', {
      vpc,
      service: 's3',
      subnets,
      privateDns: 'inbound-resolver-only',
      ipAddressType: 'dualstack',
      dnsRecordIpType: 'dualstack',
      ipv4Addresses: ['10.0.0.10', '10.0.16.10'],
    });
    new InterfaceEndpoint(this, 'Transfer', { vpc, service: 'transfer.server', subnets });
    new InterfaceEndpoint(this, 'KmsOfIreland', {
      vpc,
      service: 'kms',
      subnets,
      serviceRegion: 'eu-west-1',
      privateDns: false,
    });
  }

  private offer(vpc: Vpc): void {
    const service = new EndpointService(this, 'Service', {
      loadBalancers: { networkLoadBalancerArns: [LOAD_BALANCER] },
      allowedPrincipals: ['arn:aws:iam::444455556666:root'],
      privateDnsName: 'orders.example.com',
      supportedIpAddressTypes: ['ipv4'],
      supportedRegions: ['eu-west-1'],
    });
    service.accept('Partner', 'vpce-0123456789abcdef0');
    const [subnet] = vpc.subnets('way');
    if (!subnet) throw new Error('no subnet');
    new GatewayLoadBalancerEndpoint(this, 'Appliance', {
      vpc,
      subnet,
      service: { serviceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0' },
    });
  }

  private share(hub: Vpc, orders: Vpc): void {
    const endpoints = new CentralEndpoints(this, 'Shared', {
      vpc: hub,
      subnets: hub.subnets('data'),
      services: ['ssm', 'ecr.dkr', 'ec2messages'],
      policy: { organizationId: 'o-a1b2c3d4e5' },
    });
    new CentralEndpointsClient(this, 'OrdersUsesShared', { endpoints, vpc: orders });
  }

  private peer(hub: Vpc, orders: Vpc): void {
    new VpcPeering(this, 'Near', { requester: hub, accepter: orders });
    const ireland = new AwsProvider(this, 'ireland', { region: 'eu-west-1', alias: 'ireland' });
    const far = new Vpc(this, 'Far', {
      ipv4: '10.2.0.0/16',
      tiers: { data: { reach: 'isolated' } },
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      flowLog: 'none',
      provider: ireland,
    });
    new VpcPeering(this, 'Abroad', {
      requester: hub,
      accepter: far,
      accepterRegion: 'eu-west-1',
      requesterSide: { tiers: ['data'] },
    });
  }

  private resolve(hub: Vpc, orders: Vpc): void {
    const subnets = hub.subnets('data');
    new InboundResolverEndpoint(this, 'In', {
      vpc: hub,
      subnets,
      clients: [Peer.ipv4('192.168.0.0/16')],
      protocols: ['Do53', 'DoH'],
    });
    const endpoint = new OutboundResolverEndpoint(this, 'Out', { vpc: hub, subnets });
    const rule = new ResolverRule(this, 'Corp', {
      domainName: 'corp.example.com',
      forward: { endpoint, targets: [{ ip: '192.168.0.53' }, { ip: '192.168.1.53', port: 5353 }] },
    });
    rule.associate('Orders', orders);
    new ResolverRule(this, 'Cloud', { domainName: 'cloud.corp.example.com' }).associate('Hub', hub);
    new ResolverQueryLog(this, 'Queries').record('Orders', orders);
    const bad = new DnsFirewallDomainList(this, 'Bad', {
      domains: ['*.bad.example', 'bad.example'],
    });
    const firewall = new DnsFirewallRuleGroup(this, 'Firewall');
    firewall.addRule('Bad', { priority: 100, domains: bad });
    firewall.addRule('Watch', { priority: 200, domains: bad, action: 'alert', queryType: 'TXT' });
    firewall.addRule('Lead', {
      priority: 300,
      domains: bad,
      action: { block: { cname: 'blocked.example.com', ttlSeconds: 60 } },
    });
    firewall.protect('Orders', orders, { failOpen: false });
  }
}

itPlans('is planned as it is written by the real provider', () => {
  const plan = planOffline(new Everything());
  const vpcs = /^aws_(vpc|default_.*|subnet|route_table.*|egress_only.*)$/;
  const inventory = Object.entries(plan.inventory).filter(([type]) => !vpcs.test(type));
  expect(Object.fromEntries(inventory)).toEqual({
    aws_vpc_endpoint: 2 + 4 + 1 + 3, // gateways, interfaces, the appliance, what is shared
    aws_vpc_endpoint_service: 1,
    aws_vpc_endpoint_connection_accepter: 1,
    aws_route53_zone: 3,
    aws_route53_record: 4, // a wildcard besides for images
    aws_route53_zone_association: 3,
    aws_vpc_peering_connection: 2,
    aws_vpc_peering_connection_accepter: 1,
    aws_vpc_peering_connection_options: 2,
    aws_route: 2 * 2 + 2 * (2 + 2) + 1 + 1, // to the internet by IPv6, near, abroad and back
    aws_route53_resolver_endpoint: 2,
    aws_route53_resolver_rule: 2,
    aws_route53_resolver_rule_association: 2,
    aws_route53_resolver_query_log_config: 1,
    aws_route53_resolver_query_log_config_association: 1,
    aws_route53_resolver_firewall_domain_list: 1,
    aws_route53_resolver_firewall_rule_group: 1,
    aws_route53_resolver_firewall_rule: 3,
    aws_route53_resolver_firewall_rule_group_association: 1,
    aws_route53_resolver_firewall_config: 1,
    aws_cloudwatch_log_group: 1,
    aws_security_group: 1 + 4 + 1 + 2,
    aws_vpc_security_group_ingress_rule: 4 + 1 + 2 + 3,
    aws_vpc_security_group_egress_rule: 2 + 4,
  });
  expect(plan.at('aws_vpc_endpoint.Kms')).toMatchObject({
    service_name: 'com.amazonaws.eu-central-1.kms',
    vpc_endpoint_type: 'Interface',
    private_dns_enabled: true,
  });
  expect(plan.at('aws_vpc_endpoint.KmsOfIreland')).toMatchObject({
    service_name: 'com.amazonaws.eu-west-1.kms',
    service_region: 'eu-west-1',
  });
  expect(plan.all(VpcEndpoint).filter(({ policy }) => policy !== undefined)).not.toHaveLength(0);
  expect(plan.all(Route).map((route) => route['destination_cidr_block'])).toEqual(
    expect.arrayContaining(['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16']),
  );
});
