import type { SiteConfig } from './config';

/** The whole shape under a name of one's own. The addresses are those of documentation (RFC 5737). */
export const dev: SiteConfig = {
  stack: {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'dev',
  },
  domainName: 'dev.example.com',
  serverDomainName: 'server.dev.example.com',
  regions: [
    {
      region: 'eu-central-1',
      apiAddress: '192.0.2.10',
      gameAddress: '192.0.2.11',
      mirrorAddress: '192.0.2.12',
      brokerAddress: '192.0.2.13',
    },
    {
      region: 'eu-west-1',
      apiAddress: '198.51.100.10',
      gameAddress: '198.51.100.11',
      mirrorAddress: '198.51.100.12',
      brokerAddress: '198.51.100.13',
    },
  ],
  app: { nowAddress: '192.0.2.14', nextAddress: '192.0.2.15' },
  legal: { germanyAddress: '192.0.2.16', worldAddress: '198.51.100.16' },
  wiki: { officeAddress: '203.0.113.10', worldAddress: '192.0.2.17' },
  nextVersionPercent: 50,
  officeNetworks: ['203.0.113.0/24'],
  vpcId: 'vpc-0123456789abcdef0',
  databaseEndpoint: 'orders.cluster-abc.eu-central-1.rds.amazonaws.com',
  requestsPerAddress: 1_000,
};
