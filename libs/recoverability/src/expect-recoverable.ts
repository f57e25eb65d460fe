import type { Configuration } from '@archway/terraform';
import { recoverability } from './recoverability';
import type { RestoreTimes } from './recovery-time';
import { missesOf, parseDuration } from './requirement';

/** What a spec demands: durations such as `15m`, `1h` or `2d`. */
export interface ExpectedObjectives {
  /** @default - anything, as long as something protects it */
  readonly rpo?: string;
  /** @default - nothing is required */
  readonly regionRpo?: string;
  /** @default - nothing is required */
  readonly rto?: string;
  /** Durations by resource type, `*` for every type, or by step, such as `promotion`. @default - not known, and so never enough for an rto */
  readonly restoreTimes?: Readonly<Record<string, string>>;
  /** Addresses of stores that need not be recoverable. @default - none */
  readonly except?: readonly string[];
}

/**
 * Demands of Terraform that every store can be recovered.
 *
 * @throws one error that lists every store which cannot be, with the reason
 */
export function expectRecoverable(
  configurations: Configuration | readonly Configuration[],
  expected: ExpectedObjectives = {},
): void {
  const all = isOne(configurations) ? [configurations] : configurations;
  const restoreTimes: RestoreTimes = Object.fromEntries(
    Object.entries(expected.restoreTimes ?? {}).map(([type, text]) => [type, minutesOf(text)]),
  );
  const stores = recoverability(all, { restoreTimes }).filter(
    ({ address }) => !(expected.except ?? []).includes(address),
  );
  const misses = missesOf(stores, {
    rpo: expected.rpo === undefined ? Infinity : minutesOf(expected.rpo),
    ...(expected.regionRpo === undefined ? {} : { regionRpo: minutesOf(expected.regionRpo) }),
    ...(expected.rto === undefined ? {} : { rto: minutesOf(expected.rto) }),
  });
  if (misses.length > 0) {
    throw new Error(misses.map(({ store, reason }) => `${store.address}: ${reason}`).join('\n'));
  }
}

function isOne(value: Configuration | readonly Configuration[]): value is Configuration {
  return !Array.isArray(value);
}

function minutesOf(text: string): number {
  const minutes = parseDuration(text);
  if (minutes === undefined) throw new Error(`'${text}' must be a duration such as 15m, 1h or 2d`);
  return minutes;
}
