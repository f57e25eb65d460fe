import type { LambdasConfig } from './config';
import { checked } from './config';
import { dev } from './dev';
import { configOf } from './stages';

const refused = (change: Partial<LambdasConfig>) => () => checked({ ...dev, ...change });

it.each(['dev', 'prod'])('can deploy the configuration of %s', (stage) => {
  expect(configOf(stage).stack.stage).toBe(stage);
});

it('names the stages that there are', () => {
  expect(() => configOf('test')).toThrow('STAGE: must be one of dev, prod, got "test"');
});

it.each<[Partial<LambdasConfig>, string]>([
  [
    { uploadPrefix: 'upload' },
    'uploadPrefix must be characters that need no encoding, ending with \'/\', got "upload"',
  ],
  [
    { thumbnail: { ...dev.thumbnail, widthPixels: 15 } },
    'thumbnail.widthPixels must be a whole number between 16 and 4096, got 15',
  ],
  [
    { mobile: { ...dev.mobile, widthPixels: '640' as unknown as number } },
    'mobile.widthPixels must be a whole number between 16 and 4096, got "640"',
  ],
  [
    { mobile: { ...dev.mobile, format: 'gif' as 'webp' } },
    'mobile.format must be one of jpeg, webp, avif, got "gif"',
  ],
  [
    { mobile: { ...dev.mobile, quality: 101 } },
    'mobile.quality must be a whole number between 1 and 100, got 101',
  ],
  [
    { mobile: { ...dev.mobile, prefix: 'thumbnail/' } },
    'thumbnail.prefix and mobile.prefix must differ, got "thumbnail/" twice',
  ],
  [{ maxSourceBytes: 0 }, 'maxSourceBytes must be a whole number between 1 and 104857600, got 0'],
  [
    { maxSourcePixels: 268_435_457 },
    'maxSourcePixels must be a whole number between 1 and 268435456, got 268435457',
  ],
  [{ memorySizeMib: 256 }, 'memorySizeMib must be a whole number between 512 and 10240, got 256'],
  [{ timeoutSeconds: 901 }, 'timeoutSeconds must be a whole number between 5 and 900, got 901'],
  [
    { maximumConcurrency: 1 },
    'maximumConcurrency must be a whole number between 2 and 1000, got 1',
  ],
  [{ cacheControl: 'für immer' }, 'cacheControl must be printable ASCII, got "für immer"'],
  [
    { logLevel: 'LOUD' as 'INFO' },
    'logLevel must be one of TRACE, DEBUG, INFO, WARN, ERROR, CRITICAL, SILENT, got "LOUD"',
  ],
  [
    { replacedOriginalsDays: 0 },
    'replacedOriginalsDays must be a whole number between 1 and 3650, got 0',
  ],
  [
    { oldestMessageSeconds: 359 },
    'oldestMessageSeconds must be a whole number between 360 and 1209600, got 359',
  ],
  [{ alarmTopicArn: 'on-call' }, 'alarmTopicArn must be the ARN of a topic, got "on-call"'],
])('refuses %p', (change, problem) => {
  expect(refused(change)).toThrow(`Configuration 'dev': ${problem}`);
});

it.each<Partial<LambdasConfig>>([
  { thumbnail: { ...dev.thumbnail, widthPixels: 16 } },
  { mobile: { ...dev.mobile, widthPixels: 4_096, quality: 100 } },
  { maxSourceBytes: 104_857_600, maxSourcePixels: 268_435_456 },
  { memorySizeMib: 512, timeoutSeconds: 900, oldestMessageSeconds: 10_800, maximumConcurrency: 2 },
  { replacedOriginalsDays: 1, oldestMessageSeconds: 360, logLevel: 'DEBUG' },
  { alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:on-call' },
])('accepts %p', (change) => {
  expect(refused(change)).not.toThrow();
});

it('says everything that is wrong at once', () => {
  expect(refused({ timeoutSeconds: 1, memorySizeMib: 1 })).toThrow(
    /memorySizeMib .*; timeoutSeconds /,
  );
});
