import { BACKUP, everFires, parseSchedule, smallestGap, TimeZone } from '@archway/aws';
import type { Problem } from '@archway/core';
import { isOpen, notMatching, notWhole, problemIf, show } from '@archway/core';
import { refusedByLock } from '../vault/backup-vault';
import type { IBackupVault } from '../vault/vault-reference';
import type { BackupRule } from './backup-rule';

/** What is wrong with the rules of a plan: what Terraform applies, and jobs fail over later. */
export function rulesProblems(
  rules: readonly BackupRule[],
  planVault: IBackupVault | undefined,
): readonly Problem[] {
  const names = rules.map(({ ruleName }) => ruleName);
  return [
    problemIf(rules.length === 0, 'rules must hold at least one rule, got none'),
    ...rules.flatMap((rule, at) => [
      problemIf(
        names.indexOf(rule.ruleName) !== at,
        `rules[${at}].ruleName must be unique in the plan, got ${show(rule.ruleName)} again`,
      ),
      ...ruleProblems(`rules[${at}].`, rule, planVault),
    ]),
  ];
}

function ruleProblems(
  at: string,
  rule: BackupRule,
  planVault: IBackupVault | undefined,
): readonly Problem[] {
  const vault = rule.vault ?? planVault;
  return [
    notMatching(
      `${at}ruleName`,
      rule.ruleName,
      /^[a-zA-Z0-9\-_.]{1,50}$/,
      "1 to 50 letters, digits, '-', '_' and '.'",
    ),
    problemIf(
      vault === undefined,
      `${at}vault must be given where the plan has none, got undefined`,
    ),
    ...scheduleProblems(`${at}schedule`, rule.schedule, rule.timeZone),
    notTimeZone(`${at}timeZone`, rule.timeZone),
    ...windowProblems(at, rule),
    ...lifecycleProblems(at, rule),
    lockProblem(`${at}deleteAfterDays`, vault, rule.deleteAfterDays),
    ...continuousProblems(at, rule),
    ...copyProblems(at, rule, vault),
  ];
}

/** Problems of a schedule of AWS Backup: it has to be cron, to fire at some time, and at most once an hour. */
export function scheduleProblems(
  prop: string,
  expression: string,
  timeZone = 'UTC',
): readonly Problem[] {
  if (isOpen(expression)) return [];
  const schedule = parseSchedule(expression);
  if (schedule.kind === 'invalid') {
    return [`${prop} must be a schedule, got ${show(expression)}: ${schedule.problem}`];
  }
  if (schedule.kind === 'rate') {
    return [`${prop} must be cron(…), got ${show(expression)}: AWS Backup takes no rates`];
  }
  const fromYear = new Date().getUTCFullYear();
  if (!everFires(schedule, fromYear)) {
    return [`${prop} must fire at some time, got ${show(expression)}, which never does`];
  }
  const zone = TimeZone.isKnown(timeZone) ? timeZone : 'UTC';
  const gap = smallestGap(schedule, { fromYear, years: 1, timeZone: zone })?.minutes ?? Infinity;
  return [
    problemIf(
      // An hourly schedule and the hour that clocks skip do not come closer than this.
      gap < BACKUP.intervalMinutes && schedule.times.length > 1,
      `${prop} must fire at most once an hour, got ${show(expression)}, with ${gap} minutes between two backups`,
    ),
  ];
}

export function notTimeZone(prop: string, timeZone: string | undefined): Problem {
  return problemIf(
    !isOpen(timeZone) && !TimeZone.isKnown(timeZone),
    `${prop} must be an IANA time zone such as Europe/Berlin, got ${show(timeZone)}`,
  );
}

function windowProblems(at: string, rule: BackupRule): readonly Problem[] {
  const { startWindowMinutes: start, completionWindowMinutes: completion } = rule;
  const begins = isOpen(start) ? BACKUP.startWindowMinutes.default : start;
  const least = begins + BACKUP.completionWindowMinutes.aboveStart;
  return [
    problemIf(
      !isOpen(start) && start < BACKUP.startWindowMinutes.minimum,
      `${at}startWindowMinutes must be at least ${BACKUP.startWindowMinutes.minimum}, got ${show(start)}`,
    ),
    problemIf(
      !isOpen(completion) && completion < least,
      `${at}completionWindowMinutes must be at least 60 more than startWindowMinutes, which is ${begins}, got ${show(completion)}`,
    ),
  ];
}

function lifecycleProblems(
  at: string,
  rule: Pick<BackupRule, 'deleteAfterDays' | 'coldStorageAfterDays'>,
): readonly Problem[] {
  const { deleteAfterDays: end, coldStorageAfterDays: cold } = rule;
  return [
    notWhole(`${at}deleteAfterDays`, end, 1, BACKUP.lock.maximumDays),
    notWhole(`${at}coldStorageAfterDays`, cold, 1, BACKUP.lock.maximumDays),
    problemIf(
      !isOpen(end) && !isOpen(cold) && end < cold + BACKUP.coldStorageDays,
      `${at}deleteAfterDays must be at least ${BACKUP.coldStorageDays} more than coldStorageAfterDays, which is ${show(cold)}, got ${show(end)}`,
    ),
  ];
}

function continuousProblems(at: string, rule: BackupRule): readonly Problem[] {
  if (rule.continuous !== true) return [];
  const end = rule.deleteAfterDays;
  return [
    problemIf(
      end === undefined || (!isOpen(end) && end > BACKUP.continuousDays),
      `${at}deleteAfterDays must be at most ${BACKUP.continuousDays} where continuous is true, got ${show(end)}`,
    ),
    problemIf(
      rule.coldStorageAfterDays !== undefined,
      `${at}coldStorageAfterDays must not be given where continuous is true, got ${show(rule.coldStorageAfterDays)}`,
    ),
  ];
}

function copyProblems(
  at: string,
  rule: BackupRule,
  vault: IBackupVault | undefined,
): readonly Problem[] {
  const arns = (rule.copies ?? []).map((copy) => copy.vault.backupVaultArn);
  return (rule.copies ?? []).flatMap((copy, index) => {
    const here = `${at}copies[${index}].`;
    return [
      problemIf(
        copy.vault === vault || copy.vault.backupVaultArn === vault?.backupVaultArn,
        `${here}vault must be another vault than the rule's, got '${copy.vault.node.path}' for both`,
      ),
      problemIf(
        arns.indexOf(copy.vault.backupVaultArn) !== index,
        `${here}vault must not come twice, got '${copy.vault.node.path}' again`,
      ),
      ...lifecycleProblems(here, copy),
      lockProblem(
        `${here}deleteAfterDays`,
        copy.vault,
        copy.deleteAfterDays ?? rule.deleteAfterDays,
      ),
    ];
  });
}

function lockProblem(
  prop: string,
  vault: BackupRule['vault'] | NonNullable<BackupRule['copies']>[number]['vault'],
  deleteAfterDays: number | undefined,
): Problem {
  const refused = refusedByLock(vault?.retention, deleteAfterDays);
  return (
    refused &&
    `${prop} must be ${refused} as the lock of vault '${vault?.node.path}' says, got ${show(deleteAfterDays)}`
  );
}
