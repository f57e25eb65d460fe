import { blocksOf, textOf, type ObjectValue } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';

/** A rule of a backup plan. */
export interface BackupRule {
  readonly plan: Subject;
  readonly rule: ObjectValue;
  /** Such as `the rule daily`. */
  readonly name: string;
}

/** The rules of every backup plan. */
export function backupRulesOf(estate: Estate): readonly BackupRule[] {
  return estate.all('aws_backup_plan').flatMap((plan) =>
    blocksOf(plan.attributes['rule']).map((rule) => ({
      plan,
      rule,
      name: `the rule ${textOf(rule['rule_name']) ?? 'without a known name'}`,
    })),
  );
}
