import type { Objective, Store } from './model';
import { duration } from './words';

/** Objectives in minutes that stores have to meet: every store, or every one with a tag. */
export interface Requirement {
  /** @default - every store has to meet them */
  readonly tag?: { readonly key: string; readonly value: string };
  /** Data that may be lost when something is deleted or overwritten. */
  readonly rpo?: number;
  /** Data that may be lost with a region. */
  readonly regionRpo?: number;
  /** How long it may take until data serves again. */
  readonly rto?: number;
}

/** A store that does not meet an objective. */
export interface Miss {
  readonly store: Store;
  readonly objective: 'rpo' | 'region-rpo' | 'rto';
  /** Such as `rpo is 32 h (largest gap … + start window 8 h), and 15 min is required`. */
  readonly reason: string;
}

/** What does not meet all requirements that are about it. A store that may have the tag counts as one that has it. */
export function missesOf(
  stores: readonly Store[],
  requirements: readonly Requirement[],
): readonly Miss[] {
  return stores.flatMap((store) => {
    const misses = requirements
      .filter(({ tag }) => tag === undefined || mayHave(store, tag))
      .flatMap((required) => [
        ...missing(store, 'rpo', store.rpo, required.rpo),
        ...missing(store, 'region-rpo', store.regionRpo, required.regionRpo),
        ...missing(store, 'rto', store.rto, required.rto),
      ]);
    return misses.filter(
      ({ reason }, at) => misses.findIndex((other) => other.reason === reason) === at,
    );
  });
}

/** A miss in one line: two regions may have a store of the same address. */
export function lineOfMiss({ store, reason }: Miss): string {
  const where = [store.stack, store.region].filter((each) => each !== undefined && each !== '');
  return `${store.address}${where.length === 0 ? '' : ` (${where.join(', ')})`}: ${reason}`;
}

function mayHave({ tags, mayHaveMoreTags }: Store, { key, value }: { key: string; value: string }) {
  if (!Object.hasOwn(tags, key)) return mayHaveMoreTags === true;
  return tags[key] === null || tags[key] === value;
}

function missing(
  store: Store,
  name: Miss['objective'],
  objective: Objective | undefined,
  required: number | undefined,
): readonly Miss[] {
  if (required === undefined) return [];
  if (objective === undefined) {
    const open = store.protections.find(({ unknown }) => unknown !== undefined)?.unknown;
    if (open !== undefined) {
      return [{ store, objective: name, reason: `${name} is not known: ${open}` }];
    }
    return [{ store, objective: name, reason: `${name}: nothing recovers it` }];
  }
  if (required === Infinity) return [];
  const { minutes } = objective;
  if (minutes !== undefined && minutes <= required) return [];
  const unknown = objective.terms.filter((term) => term.minutes === undefined);
  const is =
    minutes === undefined
      ? `is not known (${unknown.map((term) => term.name).join(', ')})`
      : `is ${duration(minutes)}`;
  return [
    { store, objective: name, reason: `${name} ${is}, and ${duration(required)} is required` },
  ];
}

const UNITS: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, min: 1, h: 60, d: 1_440 };

/** Minutes of a text such as `15m`, `1h` or `2d`; undefined where it is none. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*(s|m|min|h|d)$/.exec(text.trim()) ?? [];
  const factor = UNITS[unit];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}

/**
 * Reads `rpo=15m,rto=1h,region-rpo=1d`, or with a tag before it `critical=yes:rpo=15m`.
 *
 * @returns what is wrong, as a sentence without an end, where it cannot be read
 */
export function parseRequirement(text: string): Requirement | string {
  const at = text.lastIndexOf(':');
  const required: { -readonly [Name in keyof Requirement]: Requirement[Name] } = {};
  if (at >= 0) {
    const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text.slice(0, at)) ?? [];
    if (key === '') return `'${text.slice(0, at)}' must be a tag such as critical=yes`;
    required.tag = { key, value };
  }
  for (const part of text.slice(at + 1).split(',')) {
    const [name = '', value = ''] = part.split('=').map((each) => each.trim());
    const minutes = parseDuration(value);
    if (minutes === undefined) return `'${part}' must be such as rpo=15m, rto=1h or region-rpo=1d`;
    if (name === 'rpo') required.rpo = minutes;
    else if (name === 'rto') required.rto = minutes;
    else if (name === 'region-rpo') required.regionRpo = minutes;
    else return `'${name}' must be rpo, rto or region-rpo`;
  }
  return required;
}
