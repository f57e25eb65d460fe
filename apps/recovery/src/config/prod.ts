import type { RecoveryConfig } from './config';

const ACCOUNT_ID = '444455556666';

/** What customers use: tasks in both regions, clients moved by an operator, state outside of the primary region. */
export const prod: RecoveryConfig = {
  stack: {
    accountId: ACCOUNT_ID,
    stage: 'prod',
    tags: { CostCentre: 'shop' },
    state: { bucket: 'acme-terraform-state-eu-west-1', region: 'eu-west-1' },
  },
  tier: 'warm-standby',
  failoverBy: 'routing-controls',
  primary: {
    region: 'eu-central-1',
    availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    cidrBlock: '10.64.0.0/20',
    certificateArn: `arn:aws:acm:eu-central-1:${ACCOUNT_ID}:certificate/00000000-0000-0000-0000-000000000003`,
  },
  standby: {
    region: 'eu-west-1',
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    cidrBlock: '10.65.0.0/20',
    certificateArn: `arn:aws:acm:eu-west-1:${ACCOUNT_ID}:certificate/00000000-0000-0000-0000-000000000004`,
  },
  vaultAccountId: '777788889999',
  bucketPrefix: 'acme-shop',
  recordName: 'shop.example.com',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  imageTag: '1.0.0',
  tasks: 6,
  warmTasks: 2,
  databaseInstances: 2,
  backupRetentionDays: 35,
  share: {
    agentArns: {
      primary: `arn:aws:datasync:eu-central-1:${ACCOUNT_ID}:agent/agent-0123456789abcdef2`,
      standby: `arn:aws:datasync:eu-west-1:${ACCOUNT_ID}:agent/agent-0123456789abcdef3`,
    },
    server: 'files.example.com',
    folder: '/exports/catalogue',
    schedule: 'rate(1 hour)',
  },
};
