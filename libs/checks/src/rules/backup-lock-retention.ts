import { blocksOf, isUnknown, numberOf, type ObjectValue, type Value } from '@archway/terraform';
import { backupRulesOf, type BackupRule } from '../backup/backup-rules';
import type { Estate, Subject } from '../estate/estate';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

export const backupLockRetention: Rule = {
  id: 'backup-lock-retention',
  group: 'storage',
  severity: 'error',
  title: 'A vault lock refuses the backups that a plan makes',
  looksFor:
    'Rules and copy actions of backup plans whose delete_after is below min_retention_days or above max_retention_days of the lock of their vault, or of an air-gapped vault; and locks whose minimum is above their maximum.',
  why: 'Terraform applies the plan. Every backup job and copy job fails later, and nothing is backed up.',
  fix: 'Set delete_after within the bounds of the lock. Without delete_after a backup is kept forever, which a maximum refuses.',
  awsPage: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html',
  *check(estate) {
    const bounded = [
      ...estate.all('aws_backup_vault_lock_configuration'),
      ...estate.all('aws_backup_logically_air_gapped_vault'),
    ];
    for (const lock of bounded) {
      const { minimum, maximum } = boundsOf(lock);
      if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
        yield problem(
          lock,
          `its minimum retention of ${minimum} days is above its maximum of ${maximum}`,
        );
      }
    }
    for (const each of backupRulesOf(estate)) yield* judge(estate, each);
  },
};

function* judge(estate: Estate, { plan, rule, name }: BackupRule): Iterable<Observation> {
  const vault = estate.target(plan, rule['target_vault_name'], 'aws_backup_vault');
  yield* compare(plan, name, lockOf(estate, vault), rule);
  for (const copy of blocksOf(rule['copy_action'])) {
    const to = estate.target(
      plan,
      copy['destination_vault_arn'],
      'aws_backup_vault',
      'aws_backup_logically_air_gapped_vault',
    );
    yield* compare(plan, `a copy of ${name}`, lockOf(estate, to), copy);
  }
}

function lockOf(estate: Estate, vault: Subject | undefined): Subject | undefined {
  if (vault === undefined || vault.type === 'aws_backup_logically_air_gapped_vault') return vault;
  return estate.naming(vault, 'aws_backup_vault_lock_configuration', 'backup_vault_name')[0];
}

function* compare(
  plan: Subject,
  name: string,
  lock: Subject | undefined,
  block: ObjectValue,
): Iterable<Observation> {
  if (lock === undefined) return;
  const { minimum, maximum } = boundsOf(lock);
  const value = blocksOf(block['lifecycle'])[0]?.['delete_after'];
  if (isUnknown(value) || isUnknown(block['lifecycle'])) {
    yield unseen(plan, `delete_after of ${name}`);
    return;
  }
  const days = numberOf(value) ?? 0;
  if (days <= 0 && maximum !== undefined) {
    yield problem(
      plan,
      `${name} is kept forever, and ${lock.address} allows ${maximum} days`,
      name,
    );
  } else if (days > 0 && minimum !== undefined && days < minimum) {
    yield problem(
      plan,
      `${name} is kept for ${days} days, and ${lock.address} demands ${minimum}`,
      name,
    );
  } else if (days > 0 && maximum !== undefined && days > maximum) {
    yield problem(
      plan,
      `${name} is kept for ${days} days, and ${lock.address} allows ${maximum}`,
      name,
    );
  }
}

function boundsOf(lock: Subject): { readonly minimum?: number; readonly maximum?: number } {
  const [minimum, maximum] = [
    positive(lock.attributes['min_retention_days']),
    positive(lock.attributes['max_retention_days']),
  ];
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** Zero stands for no bound. */
function positive(value: Value | undefined): number | undefined {
  const number = numberOf(value);
  return number === undefined || number <= 0 ? undefined : number;
}
