import { flagOr, isStated, numberOr } from '@archway/checks';
import { isList, textOf, type Value } from '@archway/terraform';
import type { Level } from '../review/review';
import type { Guard } from './guard';

type Where = Pick<Guard, 'types' | 'path'>;

/** A switch that guards when it is `guarding`. */
export function flagGuard(
  { types, path }: Where,
  told: {
    /** @default true */
    readonly guarding?: boolean;
    /** What AWS takes where nothing is stated. @default false */
    readonly otherwise?: boolean;
    readonly lost: string;
    readonly gained: string;
    /** How much it weighs that it no longer guards. @default - as all of the topic */
    readonly level?: Level;
  },
): Guard {
  const { guarding = true, otherwise = false, lost, gained, level } = told;
  return {
    types,
    path,
    tell: (before, after) => {
      const [was, is] = [flagOr(before, otherwise), flagOr(after, otherwise)];
      if (was === undefined || is === undefined || was === is) return undefined;
      return is === guarding
        ? { text: gained, lost: false }
        : { text: lost, lost: true, ...(level && { level }) };
    },
  };
}

/** A text that guards with some values. */
export function choiceGuard(
  { types, path }: Where,
  told: {
    readonly guarding: readonly string[];
    /** What AWS takes where nothing is stated. @default - what does not guard */
    readonly otherwise?: string;
    readonly lost: string;
    readonly gained: string;
  },
): Guard {
  return {
    types,
    path,
    tell: (before, after) => {
      const guards = (value: typeof before): boolean =>
        told.guarding.includes(textOf(value) ?? told.otherwise ?? '');
      if (guards(before) === guards(after)) return undefined;
      return guards(after) ? { text: told.gained, lost: false } : { text: told.lost, lost: true };
    },
  };
}

/** A reference or a document that is there, or is not. */
export function presenceGuard(
  { types, path }: Where,
  told: { readonly lost: string; readonly gained: string },
): Guard {
  const isThere = (value: Value | undefined): boolean =>
    isStated(value) && value !== '{}' && !(isList(value) && value.length === 0);
  return {
    types,
    path,
    tell: (before, after) => {
      if (isThere(before) === isThere(after)) return undefined;
      return isThere(after) ? { text: told.gained, lost: false } : { text: told.lost, lost: true };
    },
  };
}

/** A number of which less guards less, such as the days of a retention. */
export function amountGuard(
  { types, path }: Where,
  told: {
    /** What stands before the numbers, such as `keeps backups for`. */
    readonly what: string;
    /** How a number is written. */
    readonly unit: (amount: number) => string;
    /** What AWS takes where nothing is stated. */
    readonly otherwise: number;
    /** Whether 0 is for ever. @default false */
    readonly zeroIsForever?: boolean;
    /** What is told instead where nothing is left. @default - the numbers */
    readonly none?: string;
    /** How much it weighs that nothing is left. @default - as all of the topic */
    readonly noneLevel?: Level;
  },
): Guard {
  const weight = (amount: number): number =>
    told.zeroIsForever === true && amount === 0 ? Number.POSITIVE_INFINITY : amount;
  const words = (amount: number): string =>
    told.zeroIsForever === true && amount === 0 ? 'ever' : told.unit(amount);
  return {
    types,
    path,
    tell: (before, after) => {
      const was = numberOr(before, told.otherwise);
      const is = numberOr(after, told.otherwise);
      if (was === undefined || is === undefined || was === is) return undefined;
      const lost = weight(is) < weight(was);
      if (is === 0 && told.zeroIsForever !== true && told.none !== undefined) {
        const level = told.noneLevel;
        return { text: `${told.none}, before ${words(was)}`, lost, ...(level && { level }) };
      }
      return { text: `${told.what} ${words(is)}, before ${words(was)}`, lost };
    },
  };
}

/** Such as `1 day`, `7 days`. */
export function days(amount: number): string {
  return amount === 1 ? '1 day' : `${amount} days`;
}

/** Such as `4 days`, `6 hours`, `90 seconds`: the largest unit that leaves no rest. */
export function duration(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const [name, size] = units.find(([, each]) => seconds > 0 && seconds % each === 0) ?? [
    'second',
    1,
  ];
  const amount = seconds / size;
  return `${amount} ${name}${amount === 1 ? '' : 's'}`;
}
