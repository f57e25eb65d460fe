import type { LambdasConfig } from './config';

/** One developer's own copy: cheap, soon forgotten, deleted with everything in it. */
export const dev: LambdasConfig = {
  stack: {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'dev',
  },
  uploadPrefix: 'upload/',
  thumbnail: { prefix: 'thumbnail/', widthPixels: 128, format: 'webp', quality: 75 },
  mobile: { prefix: 'mobile/', widthPixels: 640, format: 'webp', quality: 80 },
  maxSourceBytes: 52_428_800,
  maxSourcePixels: 100_000_000,
  cacheControl: 'public, max-age=60',
  memorySizeMib: 1_024,
  timeoutSeconds: 30,
  maximumConcurrency: 2,
  logRetentionDays: 7,
  replacedOriginalsDays: 7,
  oldestMessageSeconds: 900,
  deleteObjectsOnDestroy: true,
};
