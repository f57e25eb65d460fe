import type { NetworkConfig } from './config';

/** Three zones, NAT in each, and Direct Connect from two locations with the VPN behind it. */
export const prod: NetworkConfig = {
  home: {
    accountId: '444455556666',
    region: 'eu-central-1',
    availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    stage: 'prod',
    production: true,
    tags: { CostCentre: 'network' },
    state: { bucket: 'acme-terraform-state' },
  },
  remote: {
    region: 'eu-west-1',
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    cidrBlock: '10.24.0.0/16',
  },
  cidrBlocks: {
    shared: '10.20.0.0/16',
    egress: '10.23.0.0/20',
  },
  workloads: {
    orders: { cidrBlock: '10.21.0.0/16', reachesDataCentre: true },
    analytics: { cidrBlock: '10.22.0.0/16', reachesDataCentre: false },
  },
  nat: 'one-per-zone',
  centralServices: ['ssm', 'ssmmessages', 'ec2messages', 'sqs', 'kms', 'logs'],
  amazonSideAsn: 64_520,
  hybrid: {
    by: 'direct-connect',
    bandwidth: '10Gbps',
    locations: [
      {
        location: 'EqFA5',
        connections: { first: { vlan: 101, peer: { bgpAsn: 65_020 } } },
      },
      {
        location: 'IXN1',
        connections: { first: { vlan: 102, peer: { bgpAsn: 65_020 } } },
      },
    ],
    dataCentre: {
      cidrBlocks: { main: '192.168.0.0/18' },
      vpnDeviceAddress: '203.0.113.7',
      bgpAsn: 65_020,
    },
  },
  alarmTopicArn: 'arn:aws:sns:eu-central-1:444455556666:on-call',
};
