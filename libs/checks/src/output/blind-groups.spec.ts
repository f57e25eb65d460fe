import { checkConfigurations } from '../check/check-configurations';
import { stackOf } from '../testing/observe';
import { blindGroups, others } from './blind-groups';
import { markdownOf } from './markdown';

/** File systems of which it is not known whether they are encrypted. */
const reportOf = (...names: readonly string[]): ReturnType<typeof checkConfigurations> =>
  checkConfigurations([
    stackOf({
      aws_efs_file_system: Object.fromEntries(
        names.map((name) => [name, { encrypted: '${var.encrypted}' }]),
      ),
    }),
  ]);

it('has a place by itself where one cause hides one', () => {
  expect(blindGroups(reportOf('A'))).toEqual([
    expect.objectContaining({ addresses: ['aws_efs_file_system.A'], more: 0 }),
  ]);
});

it('has three places of one cause and counts the others', () => {
  const report = reportOf('A', 'B', 'C', 'D', 'E');
  expect(blindGroups(report)).toEqual([
    expect.objectContaining({
      addresses: ['A', 'B', 'C'].map((name) => `aws_efs_file_system.${name}`),
      more: 2,
    }),
  ]);
  expect(markdownOf(report, '/')).toContain('`aws_efs_file_system.C` and 2 others in shop');
});

it.each([
  [0, ''],
  [1, ' and 1 other'],
  [2, ' and 2 others'],
])('writes %d more as "%s"', (more, text) => {
  expect(others(more)).toBe(text);
});
