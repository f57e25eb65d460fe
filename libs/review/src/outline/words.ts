import { SEVERITIES } from '@archway/checks';
import type { Change, ChangeKind, CheckFinding, Counts, Review } from '../review/review';

/** The kinds of change in the order in which a reader wants their numbers. */
export const KINDS: readonly Exclude<ChangeKind, 'read'>[] = [
  'destroy',
  'replace',
  'update',
  'create',
  'move',
  'import',
  'forget',
];

/** `1 thing`, `2 things`. */
export function numbered(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The counts with what is renamed neither created nor destroyed. */
export function withoutRenamed(counts: Counts): Counts {
  const { create, destroy, renamed = 0 } = counts;
  return { ...counts, create: create - renamed, destroy: destroy - renamed };
}

/** `2 to replace, 7 to update`; `nothing changes` where all is zero. */
export function countsText(counts: Counts): string {
  const { renamed = 0 } = counts;
  const rest = withoutRenamed(counts);
  const parts = [
    ...(renamed > 0 ? [`${renamed} renamed (destroyed and created)`] : []),
    ...KINDS.filter((kind) => rest[kind] > 0).map((kind) => `${rest[kind]} to ${kind}`),
  ];
  return parts.length === 0 ? 'nothing to do' : parts.join(', ');
}

/** `1 replace, 2 update` of some changes. */
export function kindsText(changes: readonly Change[]): string {
  return KINDS.map(
    (kind) => [kind, changes.filter((change) => change.kind === kind).length] as const,
  )
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ');
}

/** How many of each, the most first: `3 aws_sqs_queue, 2 aws_iam_role`. */
export function tallyText(names: readonly string[], most = Infinity): string {
  const tally = new Map<string, number>();
  for (const name of names) tally.set(name, (tally.get(name) ?? 0) + 1);
  const sorted = [...tally].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const shown = sorted.slice(0, most).map(([name, number]) => `${number} ${name}`);
  const rest = sorted.slice(most).reduce((sum, [, number]) => sum + number, 0);
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** `1 error, 2 warnings` of findings. */
export function severitiesText(findings: readonly CheckFinding[]): string {
  return SEVERITIES.map(
    (severity) => [severity, findings.filter((each) => each.severity === severity).length] as const,
  )
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => numbered(number, severity === 'info' ? 'remark' : severity))
    .join(', ');
}

/** `2 to update in 3 stacks; 7 unchanged`. */
export function totalText({ counts, plans }: Review): string {
  const stacks = plans.length < 2 ? '' : ` in ${plans.length} stacks`;
  const unchanged = counts.unchanged === 0 ? '' : `; ${counts.unchanged} unchanged`;
  return `${countsText(counts)}${stacks}${unchanged}`;
}

/** What there is to say of `archway check` beside its new findings, a piece each. */
export function otherChecksText({ fixed, kept, unseen }: Review['checks']): readonly string[] {
  return [
    ...(fixed.length > 0
      ? [
          `${fixed.length} fixed (${tallyText(
            fixed.map(({ ruleId }) => ruleId),
            3,
          )})`,
        ]
      : []),
    ...(kept > 0 ? [`${kept} as before`] : []),
    ...(unseen > 0 ? [`${numbered(unseen, 'time')} a rule could not see what it had to know`] : []),
  ];
}
