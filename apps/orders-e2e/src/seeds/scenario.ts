import { Random, type FaultPlan } from '@archway/local';

/** What a client sends. */
export interface SentOrder {
  readonly body: string;
  readonly idempotencyKey: string;
}

/** Everything that one seed decides. */
export interface Scenario {
  readonly seed: number;
  readonly orders: readonly SentOrder[];
  readonly clicks: readonly string[];
  /** What the cloud does to deliveries and to the calls of functions and pipes. */
  readonly faults: FaultPlan;
  /** What happens to the worker's calls, each from 0 to 1. */
  readonly worker: {
    readonly failsBefore: number;
    readonly losesAnswer: number;
    readonly dies: number;
  };
  /** Whether the worker is deployed anew in the middle. */
  readonly deploys: boolean;
  /** Whether a shard is split in the middle. */
  readonly splits: boolean;
}

const BODIES = [
  '{"sku":"lamp","quantity":2}',
  '{"sku":"chair","quantity":1}',
  '{"sku":"lamp","quantity":1000}',
  '{"sku":"unknown","quantity":1}',
  '{"sku":"lamp","quantity":-1}',
  '{',
];

export function scenarioOf(seed: number): Scenario {
  const random = new Random(seed);
  const some = (most: number): number => (random.chance(0.5) ? random.next() * most : 0);
  return {
    seed,
    orders: Array.from({ length: 3 + random.below(6) }, (_, index) => ({
      body: BODIES[random.below(BODIES.length)] ?? '',
      // Some clients ask twice, with the same order or with another one.
      idempotencyKey: `key-${random.chance(0.25) ? Math.floor(index / 2) : `of-${index}`}`,
    })),
    clicks: Array.from({ length: random.below(6) }, (_, index) => `click-${seed}-${index}`),
    faults: {
      duplicateDelivery: some(0.3),
      duplicateReceive: some(0.3),
      deliveryJitterMs: random.chance(0.5) ? random.below(5_000) : 0,
      reorder: random.chance(0.5),
      throttle: some(0.2),
      crash: some(0.2),
      invocationThrottle: some(0.2),
      responseLost: some(0.2),
    },
    worker: { failsBefore: some(0.2), losesAnswer: some(0.2), dies: some(0.1) },
    deploys: random.chance(0.3),
    splits: random.chance(0.3),
  };
}
