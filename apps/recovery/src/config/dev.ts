import type { RecoveryConfig } from './config';

const ACCOUNT_ID = '111122223333';

/** One developer's own copy: the other region keeps replicas and no task, and all goes when it is destroyed. */
export const dev: RecoveryConfig = {
  stack: { accountId: ACCOUNT_ID, stage: 'dev' },
  tier: 'pilot-light',
  failoverBy: 'health-checks',
  primary: {
    region: 'eu-central-1',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    cidrBlock: '10.60.0.0/20',
    certificateArn: `arn:aws:acm:eu-central-1:${ACCOUNT_ID}:certificate/00000000-0000-0000-0000-000000000001`,
  },
  standby: {
    region: 'eu-west-1',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    cidrBlock: '10.61.0.0/20',
    certificateArn: `arn:aws:acm:eu-west-1:${ACCOUNT_ID}:certificate/00000000-0000-0000-0000-000000000002`,
  },
  vaultAccountId: '777788889999',
  bucketPrefix: 'acme-shop',
  recordName: 'shop.dev.example.com',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  imageTag: '1.0.0',
  tasks: 2,
  warmTasks: 1,
  databaseInstances: 1,
  backupRetentionDays: 14,
  share: {
    agentArns: {
      primary: `arn:aws:datasync:eu-central-1:${ACCOUNT_ID}:agent/agent-0123456789abcdef0`,
      standby: `arn:aws:datasync:eu-west-1:${ACCOUNT_ID}:agent/agent-0123456789abcdef1`,
    },
    server: 'files.example.com',
    folder: '/exports/catalogue',
    schedule: 'rate(1 day)',
  },
  deleteDataOnDestroy: true,
};
