import { problemsOf, stackOf } from '../testing/observe';
import { minimumStorage } from './minimum-storage';

const found = (transitions: readonly [string, number][], end?: number) =>
  problemsOf(
    minimumStorage,
    stackOf({
      aws_s3_bucket_lifecycle_configuration: {
        Logs: {
          rule: {
            id: 'logs',
            status: 'Enabled',
            transition: transitions.map(([storage_class, days]) => ({ storage_class, days })),
            ...(end === undefined ? {} : { expiration: { days: end } }),
          },
        },
      },
    }),
  );

it.each([
  ['STANDARD_IA', 30],
  ['ONEZONE_IA', 30],
  ['GLACIER_IR', 90],
  ['GLACIER', 90],
  ['DEEP_ARCHIVE', 180],
])('finds %s left a day before its %i days, and accepts them in full', (storageClass, billed) => {
  expect(found([[storageClass, 10]], 10 + billed - 1)).toEqual([
    `aws_s3_bucket_lifecycle_configuration.Logs: the rule logs keeps objects in ${storageClass} for ${billed - 1} days, and S3 bills ${billed}`,
  ]);
  expect(found([[storageClass, 10]], 10 + billed)).toEqual([]);
});

it('finds a class that objects pass through too fast', () => {
  const early: [string, number][] = [
    ['STANDARD_IA', 30],
    ['GLACIER', 45],
  ];
  expect(found(early).join()).toContain('in STANDARD_IA for 15 days');
});

it.each<[readonly [string, number][], number | undefined]>([
  [[['INTELLIGENT_TIERING', 0]], 1],
  [[['DEEP_ARCHIVE', 1]], undefined],
  [[], 1],
])('accepts %j that ends after %s days', (transitions, end) => {
  expect(found(transitions, end)).toEqual([]);
});
