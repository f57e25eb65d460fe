import { largestGap, parseSchedule } from '@archway/aws';
import { numberOr } from '@archway/checks';
import {
  blocksOf,
  isUnknown,
  textOf,
  textsOf,
  unknownsIn,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { valueAt } from '../guards/guard';
import { days, duration } from '../guards/kinds';
import { nameOf, sidesOf } from '../side/sides';
import { unseenText } from '../side/unseen';

interface Told {
  readonly sign: Meaning['sign'];
  readonly text: string;
  readonly lost: boolean;
}

/** What backup plans and their selections keep for a shorter time, copy nowhere or leave out. */
export function compareBackupPlans(compared: Compared): readonly Meaning[] {
  return [
    ...comparePairs(compared, 'aws_backup_plan', 'rule', statedRules, comparePlan),
    ...comparePairs(
      compared,
      'aws_backup_selection',
      'resources',
      ({ resources = null }) => resources,
      compareSelection,
    ),
  ];
}

function comparePairs(
  compared: Compared,
  type: string,
  attribute: string,
  stated: (attributes: ObjectValue) => Value,
  tell: (before: ObjectValue, after: ObjectValue) => readonly Told[],
): readonly Meaning[] {
  const sides = sidesOf(compared);
  return sides.planned.all(type).flatMap((after): readonly Meaning[] => {
    const before = sides.prior.find(sides.planned.keyOf(after));
    const change = sides.changeOf(after);
    if (before === undefined || change === undefined) return [];
    const line = { topic: 'backup', address: change.address, explains: [attribute] } as const;
    const [unseen] = unknownsIn(stated(after.attributes));
    if (unseen !== undefined) {
      const text = `${nameOf(after)}: ${attribute} cannot be seen: ${unseenText(unseen)}`;
      return [{ ...line, sign: 'changed', text, concern: { kind: 'incomplete', level: 'note' } }];
    }
    return tell(before.attributes, after.attributes).map(({ sign, text, lost }) => ({
      ...line,
      sign,
      text: `${nameOf(after)} ${text}`,
      ...(lost ? { concern: { kind: 'backup', level: 'look' } } : {}),
    }));
  });
}

/** Of the rules what is compared: the provider fills in more, known only after an apply. */
function statedRules({ rule = null }: ObjectValue): Value {
  if (isUnknown(rule)) return rule;
  return blocksOf(rule).map((each) => [
    each['rule_name'] ?? null,
    each['schedule'] ?? null,
    valueAt(each, ['lifecycle', 'delete_after']) ?? null,
    blocksOf(each['copy_action']).map((copy) => copy['destination_vault_arn'] ?? null),
  ]);
}

function rulesOf(plan: ObjectValue): ReadonlyMap<string, ObjectValue> {
  return new Map(blocksOf(plan['rule']).map((rule) => [textOf(rule['rule_name']) ?? '', rule]));
}

function comparePlan(before: ObjectValue, after: ObjectValue): readonly Told[] {
  const [was, is] = [rulesOf(before), rulesOf(after)];
  const gone = [...was.keys()]
    .filter((name) => !is.has(name))
    .map((name) => ({ sign: 'removed', text: `loses the rule ${name}`, lost: true }) as const);
  const rest = [...is].flatMap(([name, rule]): readonly Told[] => {
    const old = was.get(name);
    if (old === undefined) return [{ sign: 'added', text: `gets the rule ${name}`, lost: false }];
    return compareRule(name, old, rule);
  });
  return [...gone, ...rest];
}

function compareRule(name: string, before: ObjectValue, after: ObjectValue): readonly Told[] {
  const told: Told[] = [];
  const [kept, keeps] = [keptFor(before), keptFor(after)];
  if (kept !== keeps) {
    const text = `keeps backups of the rule ${name} for ${timeText(keeps)}, before ${timeText(kept)}`;
    told.push({ sign: 'changed', text, lost: keeps < kept });
  }
  const [schedule, now] = [textOf(before['schedule']), textOf(after['schedule'])];
  if (schedule !== now) {
    const text = `makes backups of the rule ${name} at ${now ?? 'no time'}, before at ${schedule ?? 'no time'}`;
    const [lost, before] = [gapOf(now), gapOf(schedule)];
    const longer = lost !== undefined && before !== undefined && lost > before;
    const more = longer ? `: up to ${gapText(lost)} may be lost, before ${gapText(before)}` : '';
    told.push({ sign: 'changed', text: text + more, lost: now === undefined || longer });
  }
  const copies = (rule: ObjectValue): readonly string[] =>
    blocksOf(rule['copy_action']).flatMap((copy) => textsOf(copy['destination_vault_arn']));
  for (const vault of copies(before).filter((each) => !copies(after).includes(each))) {
    told.push({
      sign: 'removed',
      text: `no longer copies backups of the rule ${name} to ${vault}`,
      lost: true,
    });
  }
  for (const vault of copies(after).filter((each) => !copies(before).includes(each))) {
    told.push({
      sign: 'added',
      text: `copies backups of the rule ${name} to ${vault}`,
      lost: false,
    });
  }
  return told;
}

/** The first of the years over which schedules are compared: eight of them hold two leap days. */
const FROM_YEAR = 2026;

/** Minutes between two backups at most; undefined where that cannot be computed. */
function gapOf(expression: string | undefined): number | undefined {
  const schedule = parseSchedule(expression ?? '');
  if (schedule.kind === 'invalid') return undefined;
  const { minutes } = largestGap(schedule, { fromYear: FROM_YEAR });
  return Number.isFinite(minutes) ? minutes : undefined;
}

function gapText(minutes: number): string {
  return duration(minutes * 60);
}

/** Days until a recovery point is deleted; without a number it is kept for ever. */
function keptFor(rule: ObjectValue): number {
  const amount = valueAt(rule, ['lifecycle', 'delete_after']);
  return isUnknown(amount) ? Number.NaN : numberOr(amount, 0) || Number.POSITIVE_INFINITY;
}

function timeText(amount: number): string {
  return Number.isFinite(amount) ? days(amount) : 'ever';
}

function compareSelection(before: ObjectValue, after: ObjectValue): readonly Told[] {
  const lost = difference(before['resources'], after['resources']);
  const left = difference(after['not_resources'], before['not_resources']);
  const gained = difference(after['resources'], before['resources']);
  return [
    ...lost.map(
      (arn) => ({ sign: 'removed', text: `no longer backs up ${arn}`, lost: true }) as const,
    ),
    ...left.map((arn) => ({ sign: 'removed', text: `leaves out ${arn}`, lost: true }) as const),
    ...gained.map((arn) => ({ sign: 'added', text: `backs up ${arn}`, lost: false }) as const),
  ];
}

function difference(a: Value | undefined, b: Value | undefined): readonly string[] {
  const taken = new Set(textsOf(b));
  return textsOf(a).filter((text) => !taken.has(text));
}
