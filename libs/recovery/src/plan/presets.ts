import type { BackupRule, CopyAction } from './backup-rule';

export interface PresetOptions {
  /**
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;

  /**
   * Where every backup is copied to.
   *
   * @default - nowhere
   */
  readonly copies?: readonly CopyAction[];
}

/** Every day at 5:00, kept for 35 days. */
export function dailyRule(options: PresetOptions = {}): BackupRule {
  return { ruleName: 'Daily', schedule: 'cron(0 5 * * ? *)', deleteAfterDays: 35, ...options };
}

/** Every Saturday at 5:00, kept for three months. */
export function weeklyRule(options: PresetOptions = {}): BackupRule {
  return { ruleName: 'Weekly', schedule: 'cron(0 5 ? * SAT *)', deleteAfterDays: 90, ...options };
}

/** The first of every month at 5:00, in cold storage after 30 days, kept for a year. */
export function monthlyRule(options: PresetOptions = {}): BackupRule {
  return {
    ruleName: 'Monthly',
    schedule: 'cron(0 5 1 * ? *)',
    coldStorageAfterDays: 30,
    deleteAfterDays: 365,
    ...options,
  };
}

/** The first of January at 5:00, in cold storage after 90 days, kept for seven years. */
export function yearlyRule(options: PresetOptions = {}): BackupRule {
  return {
    ruleName: 'Yearly',
    schedule: 'cron(0 5 1 1 ? *)',
    coldStorageAfterDays: 90,
    deleteAfterDays: 7 * 365,
    ...options,
  };
}
