import type { LifecycleRule } from './lifecycle-rule';
import { shortStays } from './minimum-duration';

const stays = (rule: Partial<LifecycleRule>) => shortStays([{ id: 'r', ...rule }]);

it.each<[LifecycleRule['transitions'], number, readonly string[]]>([
  [[{ storageClass: 'GLACIER_IR', days: 10 }], 100, []],
  [
    [{ storageClass: 'GLACIER_IR', days: 10 }],
    99,
    ["lifecycle rule 'r' takes objects out of GLACIER_IR after 89 days, and S3 bills 90"],
  ],
  [[{ storageClass: 'DEEP_ARCHIVE', days: 0 }], 180, []],
  [
    [{ storageClass: 'DEEP_ARCHIVE', days: 0 }],
    179,
    ["lifecycle rule 'r' takes objects out of DEEP_ARCHIVE after 179 days, and S3 bills 180"],
  ],
  [[{ storageClass: 'INTELLIGENT_TIERING', days: 0 }], 1, []],
  [
    [
      { storageClass: 'GLACIER', days: 0 },
      { storageClass: 'DEEP_ARCHIVE', days: 30 },
    ],
    400,
    ["lifecycle rule 'r' takes objects out of GLACIER after 30 days, and S3 bills 90"],
  ],
])('%j until %d', (transitions, expirationDays, expected) => {
  expect(stays({ transitions, expirationDays })).toEqual(expected);
});

it('says nothing of objects that stay, and counts noncurrent versions', () => {
  expect(stays({ transitions: [{ storageClass: 'GLACIER', days: 0 }] })).toEqual([]);
  expect(
    stays({
      noncurrentVersionTransitions: [{ storageClass: 'GLACIER', days: 1 }],
      noncurrentVersionExpirationDays: 30,
    }),
  ).toHaveLength(1);
});
