import { blocksOf, isUnknown, numberOf, textOf, type ObjectValue } from '@archway/terraform';
import type { Subject } from '../estate/estate';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

/** How long AWS Backup keeps in cold storage at least: docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html */
const DAYS_IN_COLD_STORAGE = 90;

export const backupLifecycle: Rule = {
  id: 'backup-lifecycle',
  group: 'storage',
  severity: 'error',
  title: 'A backup plan deletes what has to stay in cold storage',
  looksFor:
    'Rules and copy actions of backup plans whose delete_after is less than 90 days after cold_storage_after.',
  why: 'AWS Backup keeps what is in cold storage for at least 90 days and rejects the plan, at the apply: until then nothing is backed up.',
  fix: 'Delete at least 90 days after the move to cold storage, or leave cold_storage_after away.',
  awsPage: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html',
  *check(estate) {
    for (const plan of estate.all('aws_backup_plan')) {
      for (const rule of blocksOf(plan.attributes['rule'])) {
        const name = textOf(rule['rule_name']) ?? 'a rule';
        yield* lifecycles(plan, `the rule ${name}`, rule);
        for (const copy of blocksOf(rule['copy_action'])) {
          yield* lifecycles(plan, `a copy of the rule ${name}`, copy);
        }
      }
    }
  },
};

function* lifecycles(plan: Subject, name: string, block: ObjectValue): Iterable<Observation> {
  for (const lifecycle of blocksOf(block['lifecycle'])) {
    const [cold, end] = [lifecycle['cold_storage_after'], lifecycle['delete_after']];
    const [moved, deleted] = [numberOf(cold), numberOf(end)];
    // Zero and -1 stand for never.
    if ((moved ?? 1) <= 0 || (deleted ?? 1) <= 0) continue;
    if (moved === undefined || deleted === undefined) {
      const both = [cold, end].every((value) => isUnknown(value) || numberOf(value) !== undefined);
      if (both) yield unseen(plan, `the lifecycle of ${name}`);
      continue;
    }
    if (deleted >= moved + DAYS_IN_COLD_STORAGE) continue;
    yield problem(
      plan,
      `${name} deletes after ${deleted} days what is in cold storage from day ${moved} on, and has to stay there for ${DAYS_IN_COLD_STORAGE}`,
      name,
    );
  }
}
