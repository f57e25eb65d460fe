import type { SiteConfig } from './config';

/** What customers see: signed answers, careful releases, alarms that somebody reads. */
export const prod: SiteConfig = {
  stack: {
    accountId: '444455556666',
    region: 'eu-central-1',
    stage: 'prod',
    production: true,
    tags: { CostCentre: 'site' },
    state: { bucket: 'acme-terraform-state' },
  },
  domainName: 'example.com',
  serverDomainName: 'server.example.com',
  regions: [
    {
      region: 'eu-central-1',
      apiAddress: '192.0.2.20',
      gameAddress: '192.0.2.21',
      mirrorAddress: '192.0.2.22',
      brokerAddress: '192.0.2.23',
    },
    {
      region: 'us-east-1',
      apiAddress: '198.51.100.20',
      gameAddress: '198.51.100.21',
      mirrorAddress: '198.51.100.22',
      brokerAddress: '198.51.100.23',
    },
  ],
  app: { nowAddress: '192.0.2.24', nextAddress: '192.0.2.25' },
  legal: { germanyAddress: '192.0.2.26', worldAddress: '198.51.100.26' },
  wiki: { officeAddress: '203.0.113.20', worldAddress: '192.0.2.27' },
  nextVersionPercent: 5,
  officeNetworks: ['203.0.113.0/24', '2001:db8:1::/48'],
  vpcId: 'vpc-0fedcba9876543210',
  databaseEndpoint: 'orders.cluster-xyz.eu-central-1.rds.amazonaws.com',
  requestsPerAddress: 2_000,
  alarmTopicArn: 'arn:aws:sns:us-east-1:444455556666:on-call',
  dnssec: true,
};
