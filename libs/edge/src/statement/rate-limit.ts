import type { Problem } from '@archway/core';
import { notOneOf, notWhole, problemIf } from '@archway/core';
import type { ForwardedIp } from './forwarded-ip';
import { forwardedIpProblems, renderForwardedIp } from './forwarded-ip';
import type { RateKey } from './rate-key';
import { rateKeyProblems, renderRateKey } from './rate-key';

/** What requests are counted by. */
export type RateAggregation =
  /** By the client's address. */
  | 'IP'
  /** All together, which needs a scope-down statement. */
  | 'CONSTANT'
  /** By the address that a proxy has passed on. */
  | { readonly forwardedIp: ForwardedIp }
  /** By one to five parts of the request. */
  | {
      readonly keys: readonly RateKey[];
      /** Where `RateKey.forwardedIp` finds its address; rejected without it. */
      readonly forwardedIp?: ForwardedIp;
    };

/** The seconds over which AWS WAF can count. */
export type RateWindowSeconds = 60 | 120 | 300 | 600;

const WINDOWS: readonly RateWindowSeconds[] = [60, 120, 300, 600];

/** How many requests in which time, counted by what. */
export interface RateLimit {
  /**
   * How many requests one client may send in a window, 10 to 2000000000.
   *
   * "Rate-based rule high-level settings":
   * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html
   */
  readonly limit: number;
  /** @default 300 */
  readonly windowSeconds?: RateWindowSeconds;
  /** @default 'IP' */
  readonly aggregateBy?: RateAggregation;
}

export function renderRateLimit(rate: RateLimit): object {
  const { limit, windowSeconds = 300, aggregateBy = 'IP' } = rate;
  const counted = { Limit: limit, EvaluationWindowSec: windowSeconds };
  if (typeof aggregateBy === 'string') return { ...counted, AggregateKeyType: aggregateBy };
  const { forwardedIp } = aggregateBy;
  const forwarded =
    forwardedIp === undefined ? {} : { ForwardedIPConfig: renderForwardedIp(forwardedIp) };
  return 'keys' in aggregateBy
    ? {
        ...counted,
        AggregateKeyType: 'CUSTOM_KEYS',
        CustomKeys: aggregateBy.keys.map(renderRateKey),
        ...forwarded,
      }
    : { ...counted, AggregateKeyType: 'FORWARDED_IP', ...forwarded };
}

export function rateLimitProblems(
  path: string,
  rate: RateLimit,
  hasScopeDown: boolean,
): readonly Problem[] {
  const { limit, windowSeconds, aggregateBy = 'IP' } = rate;
  return [
    notWhole(`${path}.limit`, limit, 10, 2_000_000_000),
    notOneOf(`${path}.windowSeconds`, windowSeconds, WINDOWS),
    problemIf(
      aggregateBy === 'CONSTANT' && !hasScopeDown,
      `${path}.scopeDown must say which requests count where aggregateBy is CONSTANT, got none`,
    ),
    ...(typeof aggregateBy === 'string'
      ? []
      : [
          forwardedIpProblems(path, aggregateBy.forwardedIp),
          ...('keys' in aggregateBy
            ? keysProblems(path, aggregateBy.keys, aggregateBy.forwardedIp)
            : []),
        ]),
  ];
}

function keysProblems(
  path: string,
  keys: readonly RateKey[],
  forwardedIp: ForwardedIp | undefined,
): readonly Problem[] {
  const [only] = keys;
  const usesForwarded = keys.some(({ kind }) => kind === 'forwarded-ip');
  return [
    problemIf(
      keys.length < 1 || keys.length > 5,
      `${path}.aggregateBy.keys must be 1 to 5 keys, got ${keys.length}`,
    ),
    problemIf(
      keys.length === 1 && (only?.kind === 'ip' || only?.kind === 'forwarded-ip'),
      `${path}.aggregateBy.keys must hold another key beside ${only?.kind}, got it alone: ` +
        (only?.kind === 'ip' ? "give aggregateBy 'IP'" : 'give aggregateBy { forwardedIp }'),
    ),
    problemIf(
      usesForwarded !== (forwardedIp !== undefined),
      `${path}.aggregateBy.forwardedIp must be given exactly where RateKey.forwardedIp is among the keys, got ` +
        (usesForwarded ? 'the key alone' : 'no such key'),
    ),
    ...keys.flatMap((key) => rateKeyProblems(path, key)),
  ];
}
