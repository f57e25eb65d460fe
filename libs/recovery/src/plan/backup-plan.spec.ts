import { synth } from '@archway/testing';
import { BackupPlan as BackupPlanResource } from '@cdktf/provider-aws/lib/backup-plan';
import type { Construct } from 'constructs';
import { AirGappedVault, BackupPlan, BackupVault } from '../index';
import type { BackupRule, IBackupVault } from '../index';

const DAILY: BackupRule = { ruleName: 'Daily', schedule: 'cron(0 5 * * ? *)' };
const ELSEWHERE = {
  backupVaultArn: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:copies',
  backupVaultName: 'copies',
};

function elsewhere(scope: Construct): IBackupVault {
  return BackupVault.fromBackupVaultAttributes(scope, 'Elsewhere', ELSEWHERE);
}

function planWith(rule: Partial<BackupRule>, lock?: object) {
  return synth((stack) => {
    const vault = BackupVault.fromBackupVaultAttributes(stack, 'Vault', {
      backupVaultArn: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:all',
      backupVaultName: 'all',
      retention: lock,
    });
    new BackupPlan(stack, 'Plan', { vault, rules: [{ ...DAILY, ...rule }] });
  });
}

it('backs up nothing before a selection is added', () => {
  expect(planWith({}).inventory).toEqual({ aws_backup_plan: 1 });
});

it('waits eight hours for the start and seven days for the end', () => {
  const [rule] = planWith({}).only(BackupPlanResource).rule;
  expect(rule).toMatchObject({
    rule_name: 'Daily',
    target_vault_name: 'all',
    schedule_expression_timezone: 'Etc/UTC',
    start_window: 480,
    completion_window: 10_080,
  });
});

it('keeps a copy as long as the backup unless told otherwise', () => {
  const [rule] = synth((stack) => {
    new BackupPlan(stack, 'Plan', {
      vault: new BackupVault(stack, 'Vault'),
      rules: [{ ...DAILY, deleteAfterDays: 35, copies: [{ vault: elsewhere(stack) }] }],
    });
  }).only(BackupPlanResource).rule;
  expect(rule.copy_action).toEqual([
    { destination_vault_arn: ELSEWHERE.backupVaultArn, lifecycle: { delete_after: 35 } },
  ]);
});

it('comes after the lock of its vault', () => {
  const plan = synth((stack) => {
    const vault = new BackupVault(stack, 'Vault', {
      lock: { mode: 'governance', minimumRetentionDays: 7 },
    });
    new BackupPlan(stack, 'Plan', { vault, rules: [{ ...DAILY, deleteAfterDays: 7 }] });
  }).only(BackupPlanResource);
  expect(plan.depends_on.join()).toContain('aws_backup_vault_lock_configuration.');
});

it.each([
  ['daily', ['Daily']],
  ['dailyMonthly', ['Daily', 'Monthly']],
  ['dailyWeeklyMonthly', ['Daily', 'Weekly', 'Monthly']],
  ['dailyWeeklyMonthlyYearly', ['Daily', 'Weekly', 'Monthly', 'Yearly']],
] as const)('has the rules of the preset %s', (preset, names) => {
  const plan = synth((stack) => {
    BackupPlan[preset](stack, 'Plan', { vault: new BackupVault(stack, 'Vault') });
  }).only(BackupPlanResource);
  expect(plan.rule.map((rule: { rule_name: string }) => rule.rule_name)).toEqual(names);
});

describe('fails', () => {
  it.each<[Partial<BackupRule>, RegExp]>([
    [{ ruleName: 'every day' }, /ruleName must be 1 to 50 letters/],
    [
      { schedule: 'cron(nonsense)' },
      /BackupPlan 'test\/Plan': rules\[0\]\.schedule must be a schedule, got "cron\(nonsense\)": cron has six fields/,
    ],
    [{ schedule: 'cron(0 5 31 2 ? *)' }, /schedule must fire at some time/],
    [{ schedule: 'rate(1 day)' }, /schedule must be cron/],
    [{ schedule: 'cron(0/30 * * * ? *)' }, /at most once an hour, got .* with 30 minutes/],
    [{ timeZone: 'Europe/Bonn' }, /timeZone must be an IANA time zone/],
    [{ startWindowMinutes: 59 }, /startWindowMinutes must be at least 60, got 59/],
    [
      { startWindowMinutes: 60, completionWindowMinutes: 119 },
      /completionWindowMinutes must be at least 60 more than startWindowMinutes, which is 60, got 119/,
    ],
    [{ completionWindowMinutes: 480 }, /which is 480, got 480/],
    [
      { coldStorageAfterDays: 30, deleteAfterDays: 119 },
      /deleteAfterDays must be at least 90 more than coldStorageAfterDays, which is 30, got 119/,
    ],
    [
      { continuous: true, deleteAfterDays: 36 },
      /deleteAfterDays must be at most 35 where continuous is true, got 36/,
    ],
    [
      { continuous: true },
      /deleteAfterDays must be at most 35 where continuous is true, got undefined/,
    ],
    [{ deleteAfterDays: 0 }, /deleteAfterDays must be a whole number between 1 and 36500, got 0/],
  ])('for %j', (rule, problem) => {
    expect(() => planWith(rule)).toThrow(problem);
  });

  it.each([6, 31, undefined])(
    'for backups of %p days in a vault locked from 7 to 30',
    (deleteAfterDays) => {
      const lock = { minimumRetentionDays: 7, maximumRetentionDays: 30 };
      expect(() => planWith({ deleteAfterDays }, lock)).toThrow(
        /as the lock of vault 'test\/Vault' says/,
      );
    },
  );

  it('for copies that an air-gapped vault refuses', () => {
    const copyFor = (deleteAfterDays: number) => () =>
      synth((stack) => {
        const vault = new AirGappedVault(stack, 'Gap', {
          minimumRetentionDays: 14,
          maximumRetentionDays: 60,
          iKnowThatNobodyCanUndoThis: true,
        });
        new BackupPlan(stack, 'Plan', {
          vault: new BackupVault(stack, 'Vault'),
          rules: [{ ...DAILY, deleteAfterDays, copies: [{ vault }] }],
        });
      });
    expect(copyFor(13)).toThrow(/copies\[0\]\.deleteAfterDays must be at least 14 days/);
    expect(copyFor(14)).not.toThrow();
  });

  it('for a copy into the vault itself, and for one that comes twice', () => {
    expect(() =>
      synth((stack) => {
        const vault = elsewhere(stack);
        new BackupPlan(stack, 'Plan', { vault, rules: [{ ...DAILY, copies: [{ vault }] }] });
      }),
    ).toThrow(/copies\[0\]\.vault must be another vault than the rule's/);
    expect(() =>
      synth((stack) => {
        const copy = { vault: elsewhere(stack) };
        const vault = new BackupVault(stack, 'Vault');
        new BackupPlan(stack, 'Plan', { vault, rules: [{ ...DAILY, copies: [copy, copy] }] });
      }),
    ).toThrow(/copies\[1\]\.vault must not come twice/);
  });

  it('for a plan without rules, and for two rules of one name', () => {
    const rules =
      (...given: BackupRule[]) =>
      () =>
        synth((stack) => {
          new BackupPlan(stack, 'Plan', { vault: elsewhere(stack), rules: given });
        });
    expect(rules()).toThrow(/rules must hold at least one rule/);
    expect(rules(DAILY, DAILY)).toThrow(/rules\[1\]\.ruleName must be unique in the plan/);
  });

  it('with all problems at once', () => {
    expect(() => planWith({ startWindowMinutes: 1, deleteAfterDays: 0 })).toThrow(
      /startWindowMinutes .*; .*deleteAfterDays/,
    );
  });
});

it.each<Partial<BackupRule>>([
  { schedule: 'cron(0 * * * ? *)', timeZone: 'Europe/Berlin' },
  { schedule: 'cron(0 5 29 2 ? *)' },
  { startWindowMinutes: 60, completionWindowMinutes: 120 },
  { coldStorageAfterDays: 30, deleteAfterDays: 120 },
  { continuous: true, deleteAfterDays: 35 },
  { deleteAfterDays: 36_500 },
])('takes %j', (rule) => {
  expect(() => planWith(rule)).not.toThrow();
});

it.each([7, 30])('takes backups of %d days in a vault locked from 7 to 30', (deleteAfterDays) => {
  const lock = { minimumRetentionDays: 7, maximumRetentionDays: 30 };
  expect(() => planWith({ deleteAfterDays }, lock)).not.toThrow();
});
