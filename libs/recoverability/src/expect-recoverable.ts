import { parseStack, type Configuration } from '@archway/terraform';
import { recoverability } from './recoverability';
import type { RestoreTimes } from './recovery-time';
import { lineOfMiss, missesOf, parseDuration } from './requirement';

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
  /** Only stores that have this tag, or may have it. @default - every store */
  readonly tag?: { readonly key: string; readonly value: string };
  /** Addresses of stores that need not be recoverable. @default - none */
  readonly except?: readonly string[];
}

/** A stack of CDKTF, as far as it has to be known here. */
export interface SynthesizableStack {
  toTerraform(): unknown;
}

/**
 * Demands of stacks, or of Terraform that was read, that every store can be recovered. Give all stacks at once: a plan of
 * one may back up what another one holds.
 *
 * @throws one error that lists every store which cannot be, with the reason
 */
export function expectRecoverable(
  stacks: Readable | readonly Readable[],
  expected: ExpectedObjectives = {},
): void {
  const all = (isList(stacks) ? stacks : [stacks]).map(configurationOf);
  const restoreTimes: RestoreTimes = Object.fromEntries(
    Object.entries(expected.restoreTimes ?? {}).map(([type, text]) => [type, minutesOf(text)]),
  );
  const stores = recoverability(all, { restoreTimes }).filter(
    ({ address }) => !(expected.except ?? []).includes(address),
  );
  const required = {
    rpo: expected.rpo === undefined ? Infinity : minutesOf(expected.rpo),
    ...(expected.regionRpo === undefined ? {} : { regionRpo: minutesOf(expected.regionRpo) }),
    ...(expected.rto === undefined ? {} : { rto: minutesOf(expected.rto) }),
    ...(expected.tag === undefined ? {} : { tag: expected.tag }),
  };
  const misses = missesOf(stores, [required]);
  if (misses.length > 0) throw new Error(misses.map(lineOfMiss).join('\n'));
}

type Readable = Configuration | SynthesizableStack;

function configurationOf(stack: Readable, at: number): Configuration {
  if (!('toTerraform' in stack)) return stack;
  // Readers tell stacks apart by their files.
  return parseStack(JSON.stringify(stack.toTerraform()), `stacks/${at + 1}/cdk.tf.json`);
}

function isList(value: Readable | readonly Readable[]): value is readonly Readable[] {
  return Array.isArray(value);
}

function minutesOf(text: string): number {
  const minutes = parseDuration(text);
  if (minutes === undefined) throw new Error(`'${text}' must be a duration such as 15m, 1h or 2d`);
  return minutes;
}
