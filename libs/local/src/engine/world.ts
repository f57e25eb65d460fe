import type { Guard } from '../authorize/guard';
import type { Clock } from '../clock/clock';
import type { FaultPlan } from '../faults/fault-plan';
import type { Principal, ServicePrincipal } from '../principal/principal';
import type { Random } from '../random/random';
import type { Trace } from '../trace/trace';
import type { Activity } from './activity';

/** What every service of the cloud stands on. */
export interface World {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Required<FaultPlan>;
  readonly activity: Activity;
  readonly trace: Trace;
  readonly guard: Guard;
  /** The uploads that a caller works on; none for callers that are no functions. */
  uploadsOf(principal: Principal): readonly string[];
  /**
   * Somebody asks for messages of a queue, or got some.
   *
   * @param uploads what the messages belong to; undefined when they are asked for
   */
  onReceive(principal: Principal, queueArn: string, uploads: readonly string[] | undefined): void;
}

/** A service that acts for a resource of the account. */
export function serviceFor(
  { accountId }: World,
  service: string,
  sourceArn: string,
): ServicePrincipal {
  return { kind: 'service', service, sourceArn, sourceAccount: accountId };
}

/** How late a delivery is, by the fault plan. */
export function jitter({ faults, random }: World): number {
  return faults.deliveryJitterMs > 0 ? random.below(faults.deliveryJitterMs + 1) : 0;
}

/** How often a delivery arrives: once, or twice by the fault plan. */
export function copies({ faults, random }: World): number {
  return random.chance(faults.duplicateDelivery) ? 2 : 1;
}
