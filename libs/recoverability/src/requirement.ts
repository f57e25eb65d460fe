import type { Objective, Store } from './model';
import { duration } from './words';

/** Objectives that every store has to meet, in minutes. */
export interface Requirement {
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

export function missesOf(stores: readonly Store[], required: Requirement): readonly Miss[] {
  return stores.flatMap((store) => [
    ...missing(store, 'rpo', store.rpo, required.rpo),
    ...missing(store, 'region-rpo', store.regionRpo, required.regionRpo),
    ...missing(store, 'rto', store.rto, required.rto),
  ]);
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
 * Reads `rpo=15m,rto=1h,region-rpo=1d`.
 *
 * @returns what is wrong, as a sentence without an end, where it cannot be read
 */
export function parseRequirement(text: string): Requirement | string {
  const required: { rpo?: number; regionRpo?: number; rto?: number } = {};
  for (const part of text.split(',')) {
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
