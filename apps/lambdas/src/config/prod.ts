import type { LambdasConfig } from './config';

/** What customers use: state that a team shares, a key of one's own, alarms that somebody reads. */
export const prod: LambdasConfig = {
  stack: {
    accountId: '444455556666',
    region: 'eu-central-1',
    stage: 'prod',
    production: true,
    tags: { CostCentre: 'images' },
    state: { bucket: 'acme-terraform-state' },
  },
  uploadPrefix: 'upload/',
  thumbnail: { prefix: 'thumbnail/', widthPixels: 128, format: 'webp', quality: 75 },
  mobile: { prefix: 'mobile/', widthPixels: 640, format: 'avif', quality: 55 },
  maxSourceBytes: 104_857_600,
  maxSourcePixels: 200_000_000,
  cacheControl: 'public, max-age=86400',
  memorySizeMib: 1_769,
  timeoutSeconds: 60,
  maximumConcurrency: 50,
  logRetentionDays: 90,
  replacedOriginalsDays: 90,
  oldestMessageSeconds: 1_800,
  alarmTopicArn: 'arn:aws:sns:eu-central-1:444455556666:on-call',
  customerManagedKey: true,
};
