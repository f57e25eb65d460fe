import { flagOr, numberOr } from '@archway/checks';
import {
  isUnknown,
  numberOf,
  textOf,
  textsOf,
  unknownsIn,
  type ObjectValue,
} from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf } from '../side/sides';
import { isSameUnseen } from '../side/unseen';

const TYPES = ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'] as const;

/** Attributes of which a change that cannot be seen is said. */
const WATCHED = ['threshold', 'alarm_actions', 'actions_enabled', 'evaluation_periods'] as const;

interface Told {
  readonly text: string;
  readonly attributes: readonly string[];
  readonly lost: boolean;
}

/** Alarms that tell nobody, or later, or only of more. */
export function compareAlarms(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  return sides.planned.all(...TYPES).flatMap((after): readonly Meaning[] => {
    const before = sides.prior.find(sides.planned.keyOf(after));
    const change = sides.changeOf(after);
    if (before === undefined || change === undefined) return [];
    const line = { topic: 'alarms', address: change.address, sign: 'changed' } as const;
    const name = nameOf(after);
    const hidden = WATCHED.filter((each) =>
      isNewlyHidden(before.attributes, after.attributes, each),
    );
    const told = [
      ...actions(before.attributes, after.attributes),
      ...threshold(before.attributes, after.attributes),
      ...patience(before.attributes, after.attributes),
    ].filter(
      ({ attributes }) => !attributes.some((each) => hidden.some((other) => other === each)),
    );
    return [
      ...told.map(({ text, attributes, lost }): Meaning => ({
        ...line,
        text: `${name} ${text}`,
        explains: attributes,
        ...(lost ? { concern: { kind: 'alarm', level: 'look' } } : {}),
      })),
      ...hidden.map((attribute): Meaning => ({
        ...line,
        text: `${name}: ${attribute} cannot be seen`,
        explains: [attribute],
        concern: { kind: 'incomplete', level: 'note' },
      })),
    ];
  });
}

function isNewlyHidden(before: ObjectValue, after: ObjectValue, name: string): boolean {
  const [was, is] = [before[name], after[name]];
  // Of a list it need not be known whom an alarm tells to know that it tells somebody.
  return isUnknown(is) && !(isUnknown(was) && isSameUnseen(was, is));
}

function actions(before: ObjectValue, after: ObjectValue): readonly Told[] {
  const told: Told[] = [];
  const [on, stays] = [
    flagOr(before['actions_enabled'], true),
    flagOr(after['actions_enabled'], true),
  ];
  if (on !== undefined && stays !== undefined && on !== stays) {
    const text = stays ? 'does something again' : 'does nothing any more: its actions are disabled';
    told.push({ text, attributes: ['actions_enabled'], lost: !stays });
  }
  const [had, has] = [countOf(before['alarm_actions']), countOf(after['alarm_actions'])];
  if (had > 0 && has === 0) {
    told.push({ text: 'no longer notifies anybody', attributes: ['alarm_actions'], lost: true });
  } else if (had === 0 && has > 0) {
    told.push({ text: 'tells somebody', attributes: ['alarm_actions'], lost: false });
  } else {
    const left = new Set(textsOf(after['alarm_actions']));
    const gone = textsOf(before['alarm_actions']).filter((arn) => !left.has(arn));
    const known = unknownsIn(after['alarm_actions'] ?? null).length === 0;
    for (const arn of known ? gone : []) {
      told.push({ text: `no longer tells ${arn}`, attributes: ['alarm_actions'], lost: true });
    }
  }
  return told;
}

function countOf(value: ObjectValue[string] | undefined): number {
  if (isUnknown(value)) return value.references.length;
  return Array.isArray(value) ? value.length : 0;
}

/** Whether more of a number is worse for the alarm, by its operator; bands of anomalies say nothing of it. */
function looserUpwards(operator: string | undefined): boolean | undefined {
  if (operator === undefined) return undefined;
  if (/^GreaterThan(OrEqualTo)?Threshold$/.test(operator)) return true;
  return /^LessThan(OrEqualTo)?Threshold$/.test(operator) ? false : undefined;
}

const OPERATORS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: 'more than',
  GreaterThanOrEqualToThreshold: 'at least',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'at most',
};

function threshold(before: ObjectValue, after: ObjectValue): readonly Told[] {
  const [was, is] = [numberOf(before['threshold']), numberOf(after['threshold'])];
  const [compared, compares] = [
    textOf(before['comparison_operator']),
    textOf(after['comparison_operator']),
  ];
  if (was === is && compared === compares) return [];
  if (was === undefined || is === undefined) return [];
  const words = (operator: string | undefined, amount: number): string =>
    `${OPERATORS[operator ?? ''] ?? operator ?? ''} ${amount}`.trim();
  const upwards = compared === compares ? looserUpwards(compares) : undefined;
  const lost = upwards === undefined ? false : upwards ? is > was : is < was;
  const text = `goes off at ${words(compares, is)}, before at ${words(compared, was)}`;
  return [{ text, attributes: ['threshold', 'comparison_operator'], lost }];
}

/** How long something has to last until the alarm goes off. */
function patience(before: ObjectValue, after: ObjectValue): readonly Told[] {
  const points = (alarm: ObjectValue): readonly [number, number] | undefined => {
    const periods = numberOf(alarm['evaluation_periods']);
    const needed = numberOr(alarm['datapoints_to_alarm'], periods ?? 0);
    // AWS takes all periods where no number is stated; the provider writes 0 for that.
    return periods === undefined || needed === undefined ? undefined : [needed || periods, periods];
  };
  const [was, is] = [points(before), points(after)];
  if (was === undefined || is === undefined) return [];
  if (was[0] === is[0] && was[1] === is[1]) return [];
  const words = ([needed, periods]: readonly [number, number]): string =>
    `${needed} of ${periods} periods`;
  return [
    {
      text: `goes off after ${words(is)}, before after ${words(was)}`,
      attributes: ['evaluation_periods', 'datapoints_to_alarm'],
      lost: is[0] > was[0],
    },
  ];
}
