import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { backupLockRetention } from './backup-lock-retention';

const BOUNDS = { min_retention_days: 7, max_retention_days: 30 };

const locked = (lifecycle: object, copy?: object, bounds: object = BOUNDS) =>
  stackOf(
    {
      aws_backup_vault: { Main: { name: 'main' } },
      aws_backup_vault_lock_configuration: {
        Lock: { backup_vault_name: '${aws_backup_vault.Main.name}', ...bounds },
      },
      aws_backup_logically_air_gapped_vault: {
        Gap: { name: 'gap', min_retention_days: 14, max_retention_days: 60 },
      },
      aws_backup_plan: {
        Daily: {
          rule: [
            {
              rule_name: 'daily',
              target_vault_name: '${aws_backup_vault.Main.name}',
              lifecycle: [lifecycle],
              copy_action: copy && [
                {
                  destination_vault_arn: '${aws_backup_logically_air_gapped_vault.Gap.arn}',
                  lifecycle: [copy],
                },
              ],
            },
          ],
        },
      },
    },
    { variable: { days: {} } },
  );

it.each([
  [6, 'the rule daily is kept for 6 days, and aws_backup_vault_lock_configuration.Lock demands 7'],
  [
    31,
    'the rule daily is kept for 31 days, and aws_backup_vault_lock_configuration.Lock allows 30',
  ],
])('finds %d days', (days, message) => {
  expect(problemsOf(backupLockRetention, locked({ delete_after: days }))).toEqual([
    `aws_backup_plan.Daily: ${message}`,
  ]);
});

it('finds what is kept forever where a lock has a maximum', () => {
  expect(problemsOf(backupLockRetention, locked({})).join()).toContain('is kept forever');
});

it.each([7, 30])('accepts %d days', (days) => {
  expect(problemsOf(backupLockRetention, locked({ delete_after: days }))).toEqual([]);
});

it('finds a copy that an air-gapped vault refuses', () => {
  const stack = (days: number) => locked({ delete_after: 7 }, { delete_after: days });
  expect(problemsOf(backupLockRetention, stack(13))).toEqual([
    'aws_backup_plan.Daily: a copy of the rule daily is kept for 13 days, and aws_backup_logically_air_gapped_vault.Gap demands 14',
  ]);
  expect(problemsOf(backupLockRetention, stack(14))).toEqual([]);
});

it('finds a lock whose minimum is above its maximum', () => {
  const bounds = { min_retention_days: 30, max_retention_days: 7 };
  expect(
    problemsOf(backupLockRetention, locked({ delete_after: 30 }, undefined, bounds)),
  ).toContain(
    'aws_backup_vault_lock_configuration.Lock: its minimum retention of 30 days is above its maximum of 7',
  );
});

it('says that it cannot see days that are not known', () => {
  expect(unseenBy(backupLockRetention, locked({ delete_after: '${var.days}' }))).toEqual([
    'aws_backup_plan.Daily: delete_after of the rule daily',
  ]);
});
