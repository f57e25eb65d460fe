import type { IConstruct } from 'constructs';
import { isOpen } from '../validation/validation';
import type { KeyPattern } from './key-pattern';
import { mayOverlap } from './key-pattern';

/** One step of an event: from a bucket to its topic, from a queue to its function, from a function to what it writes. */
export interface Hop {
  readonly target: IConstruct;
  /**
   * On a step out of a bucket: the objects that it notifies of.
   *
   * @default - all
   */
  readonly notifies?: KeyPattern;
  /**
   * On a step into a bucket: the objects that may be written.
   *
   * @default - all
   */
  readonly writes?: KeyPattern;
}

/** The kind of construct metadata that holds hops: the constructs' tree is the only place where state lives. */
const METADATA_TYPE = 'archway:hop';

/** Says that events can go from `source` to the hop's target. */
export function recordHop(source: IConstruct, hop: Hop): void {
  source.node.addMetadata(METADATA_TYPE, hop);
}

/** The steps that events can take from here. */
export function hopsFrom(source: IConstruct): readonly Hop[] {
  return source.node.metadata
    .filter((entry) => entry.type === METADATA_TYPE)
    .map((entry) => entry.data as Hop);
}

/**
 * The constructs that an event passes on its way from `start` back to `start`, `start` at both ends; `undefined` where
 * there is no such way. A bucket lets through only what is written under keys that it notifies of.
 */
export function findLoop(start: IConstruct): readonly IConstruct[] | undefined {
  const taken = new Set<string>();
  const visit = (
    at: IConstruct,
    written: KeyPattern | undefined,
    path: readonly IConstruct[],
  ): readonly IConstruct[] | undefined => {
    for (const hop of hopsFrom(at)) {
      if (written && hop.notifies && !couldMeet(written, hop.notifies)) continue;
      const onward = [...path, hop.target];
      if (hop.target === start) return onward;
      const step = `${hop.target.node.path} ${JSON.stringify(hop.writes ?? {})}`;
      if (taken.has(step)) continue;
      taken.add(step);
      const found = visit(hop.target, hop.writes, onward);
      if (found) return found;
    }
    return undefined;
  };
  return visit(start, undefined, [start]);
}

/** A pattern that Terraform computes may be anything, which is no reason to refuse it. */
function couldMeet(a: KeyPattern, b: KeyPattern): boolean {
  const parts = [a.prefix, a.suffix, b.prefix, b.suffix];
  if (parts.some((part) => part !== undefined && isOpen(part))) return false;
  return mayOverlap(a, b);
}
