import type { OrdersConfig } from './config';

/** One developer's own copy: no worker while no order waits, deleted with everything in it. */
export const dev: OrdersConfig = {
  stack: {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'dev',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
  },
  cidrBlock: '10.40.0.0/20',
  minimumWorkers: 0,
  maximumWorkers: 2,
  acceptableLatencySeconds: 60,
  spotOfFour: 4,
  oldestOrderSeconds: 900,
  logRetentionDays: 7,
  deleteDataOnDestroy: true,
};
