import type { OrdersConfig } from './config';

/** What customers use: workers that are always there, state that a team shares, alarms that somebody reads. */
export const prod: OrdersConfig = {
  stack: {
    accountId: '444455556666',
    region: 'eu-central-1',
    stage: 'prod',
    production: true,
    availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    tags: { CostCentre: 'orders' },
    state: { bucket: 'acme-terraform-state' },
  },
  cidrBlock: '10.41.0.0/20',
  minimumWorkers: 3,
  maximumWorkers: 60,
  acceptableLatencySeconds: 10,
  spotOfFour: 2,
  oldestOrderSeconds: 300,
  queueKind: 'fair',
  logRetentionDays: 90,
  mailAddress: 'orders@example.com',
  alarmTopicArn: 'arn:aws:sns:eu-central-1:444455556666:on-call',
};
