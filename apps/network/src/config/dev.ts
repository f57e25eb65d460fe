import type { NetworkConfig } from './config';

/** The whole shape at the least cost: one NAT gateway, two zones, a VPN and no Direct Connect. */
export const dev: NetworkConfig = {
  home: {
    accountId: '111122223333',
    region: 'eu-central-1',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    stage: 'dev',
  },
  remote: {
    region: 'eu-west-1',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    cidrBlock: '10.14.0.0/16',
  },
  cidrBlocks: {
    shared: '10.10.0.0/16',
    egress: '10.13.0.0/20',
  },
  workloads: {
    orders: { cidrBlock: '10.11.0.0/16', reachesDataCentre: true },
    analytics: { cidrBlock: '10.12.0.0/16', reachesDataCentre: false },
  },
  nat: 'one',
  centralServices: ['ssm', 'sqs'],
  amazonSideAsn: 64_512,
  hybrid: {
    by: 'vpn',
    dataCentre: {
      cidrBlocks: { main: '192.168.0.0/20' },
      vpnDeviceAddress: '198.51.100.7',
      bgpAsn: 65_010,
    },
  },
};
