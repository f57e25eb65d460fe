import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
// #region example
import { AwsStack } from '@archway/core';
import { Peer, Port, SecurityGroup, Vpc } from '@archway/networking';
import type { Construct } from 'constructs';

class Network extends AwsStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'dev',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
    const vpc = new Vpc(this, 'Main', {
      ipv4: '10.20.0.0/16',
      tiers: {
        public: { reach: 'public' },
        private: { reach: 'private' },
        data: { reach: 'isolated' },
      },
      nat: 'one-per-zone',
    });

    const web = new SecurityGroup(this, 'Web', { vpc });
    const database = new SecurityGroup(this, 'Database', { vpc });
    web.allowFrom(Peer.ipv4('0.0.0.0/0'), Port.tcp(443));
    database.allowFrom(web, Port.tcp(5432)); // opens both ends
  }
}
// #endregion

// #region growth
class GrownNetwork extends AwsStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'dev',
      availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], // one more
    });
    new Vpc(this, 'Main', {
      ipv4: '10.20.0.0/16',
      additionalIpv4: { pods: '100.64.0.0/16' },
      ipv6: 'amazon',
      tiers: {
        public: { reach: 'public' },
        private: { reach: 'private' },
        data: { reach: 'isolated', ipAddressType: 'ipv4' },
        pods: { reach: 'private', block: 'pods', subnetPrefixLength: 18 },
        cache: { reach: 'isolated', subnetPrefixLength: 26 },
      },
      nat: 'one-per-zone',
    });
  }
}
// #endregion

it('deploys three tiers over the zones of the stack, and rules between two groups', () => {
  const stack = readBack(new Network(testApp(), 'network'));
  expect(stack.all(Subnet)).toHaveLength(6);
  expect(stack.all(VpcSecurityGroupIngressRule)).toHaveLength(2);
  expect(stack.all(VpcSecurityGroupEgressRule)).toHaveLength(1);
});

it('grows without moving a subnet', () => {
  const before = readBack(new Network(testApp(), 'network'));
  const after = readBack(new GrownNetwork(testApp(), 'network'));
  const blocks = (stack: typeof before) =>
    Object.fromEntries(
      stack.addresses
        .filter((address) => address.startsWith('aws_subnet.'))
        .map((address) => [address, stack.at(address).cidr_block]),
    );
  expect(blocks(after)).toMatchObject(blocks(before));
  expect(Object.keys(blocks(after))).toHaveLength(15);
});

itPlans('is planned as it is written by the real provider', () => {
  const stack = new GrownNetwork(testApp(), 'network');
  const { inventory } = readBack(new GrownNetwork(testApp(), 'network'));
  expect(planOffline(stack).inventory).toEqual(inventory);
});
