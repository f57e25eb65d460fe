import type { FaultPlan } from '@archway/local';
import { Random } from '@archway/local';

/** What is uploaded: one of three photos, so that content comes again, or something that is no photo. */
export type Content = 'red' | 'green' | 'blue' | 'no photo';

/** What somebody does to an upload while functions are at work. */
export type Removal = 'deletes the version' | 'deletes the object';

export interface PlannedUpload {
  readonly key: string;
  readonly content: Content;
  /** Before how many invocations of all functions it is put: 0 is at once. */
  readonly afterInvocations: number;
  readonly removal?: Removal;
  /** After how many invocations of all functions it is removed. */
  readonly removedAfterInvocations: number;
}

/** A bad day, made of a seed. */
export interface Scenario {
  readonly seed: number;
  readonly uploads: readonly PlannedUpload[];
  readonly faults: FaultPlan;
  /** How often a message is received before it goes to the dead-letter queue. */
  readonly maxReceiveCount: number;
}

/** Enough receives that chance alone never makes a dead letter. */
export const PATIENT = 60;

/** The bad day of this number, the same on every machine. */
export function scenarioOf(seed: number): Scenario {
  // Neighboring seeds would start alike.
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
  const pick = <Item>(items: readonly Item[]): Item => items[random.below(items.length)] as Item;
  /** A fault that is there on some days, at this rate. */
  const sometimes = (days: number, rate: number): number => (random.chance(days) ? rate : 0);
  const uploads = Array.from({ length: pick([1, 2, 2, 3]) }, (): PlannedUpload => {
    const removal = random.chance(0.1)
      ? pick<Removal>(['deletes the version', 'deletes the object'])
      : undefined;
    return {
      key: pick(['upload/a.jpg', 'upload/a.jpg', 'upload/b c+é.png']),
      content: random.chance(0.1) ? 'no photo' : pick(['red', 'red', 'green', 'blue']),
      afterInvocations: pick([0, 0, 0, 1, 2]),
      ...(removal === undefined ? {} : { removal }),
      removedAfterInvocations: random.below(4),
    };
  });
  const mayFail = uploads.some(
    ({ content, removal }) => content === 'no photo' || removal === 'deletes the version',
  );
  return {
    seed,
    uploads,
    faults: {
      duplicateDelivery: sometimes(0.5, 0.4),
      duplicateReceive: sometimes(0.4, 0.2),
      deliveryJitterMs: sometimes(0.5, pick([50, 5_000, 120_000])),
      reorder: random.chance(0.5),
      throttle: sometimes(0.12, 0.1),
      conflict: sometimes(0.4, 0.3),
      crash: sometimes(0.06, 0.05),
      invocationThrottle: sometimes(0.3, 0.2),
      responseLost: sometimes(0.3, 0.15),
      stall: sometimes(0.06, 0.05),
      slowMs: sometimes(0.4, 15),
    },
    // What fails for good is received as often as that.
    maxReceiveCount: mayFail ? 3 : pick([PATIENT, PATIENT, 2]),
  };
}
