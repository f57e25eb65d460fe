import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
import { AwsStack } from '@archway/core';
import {
  DnsFirewallDomainList,
  DnsFirewallRuleGroup,
  InboundResolverEndpoint,
  OutboundResolverEndpoint,
  Peer,
  ResolverQueryLog,
  ResolverRule,
  Vpc,
} from '@archway/networking';

class Names extends AwsStack {
  constructor() {
    super(testApp(), 'names', {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'dev',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
    const vpc = new Vpc(this, 'Hub', {
      ipv4: '10.20.0.0/16',
      tiers: { dns: { reach: 'isolated' } },
      flowLog: 'none',
    });
    // #region example
    const subnets = vpc.subnets('dns');
    const clients = [Peer.ipv4('192.168.0.0/16')];
    new InboundResolverEndpoint(this, 'FromOffices', { vpc, subnets, clients });

    const endpoint = new OutboundResolverEndpoint(this, 'ToOffices', { vpc, subnets });
    const corp = new ResolverRule(this, 'Corp', {
      domainName: 'corp.example.com',
      forward: { endpoint, targets: [{ ip: '192.168.0.53' }, { ip: '192.168.1.53' }] },
    });
    corp.associate('Hub', vpc);

    new ResolverQueryLog(this, 'Queries').record('Hub', vpc);

    const firewall = new DnsFirewallRuleGroup(this, 'Firewall');
    firewall.addRule('Bad', {
      priority: 100,
      domains: new DnsFirewallDomainList(this, 'Bad', { domains: ['*.bad.example'] }),
    });
    firewall.protect('Hub', vpc);
    // #endregion
  }
}

it('resolves both ways, records and filters', () => {
  expect(readBack(new Names()).inventory).toMatchObject({
    aws_route53_resolver_endpoint: 2,
    aws_route53_resolver_rule_association: 1,
    aws_route53_resolver_query_log_config_association: 1,
    aws_route53_resolver_firewall_rule_group_association: 1,
    aws_vpc_security_group_egress_rule: 4,
  });
});

itPlans('is planned as it is written by the real provider', () => {
  const stack = new Names();
  const { inventory } = readBack(new Names());
  expect(planOffline(stack).inventory).toEqual(inventory);
});
