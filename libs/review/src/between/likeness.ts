import {
  isSensitive,
  type ObjectValue,
  type Plan,
  type Unknown,
  type Value,
  unknownsIn,
} from '@archway/terraform';
import { differences, type Path } from '../change/difference';
import { stable } from '../change/document';
import { pathText } from '../change/path-text';
import { aligned } from './aligned';
import { ofExpressions } from './expressions';
import { ofTexts } from './texts';

/** How two values that are known only after an apply compare. */
export type Likeness = 'same' | 'different' | 'unseen';

/** What could not be compared: an argument of which the plans do not keep enough. */
export interface Uncompared {
  readonly address: string;
  readonly path: string;
}

/** Compares what two plans know only after an apply, and remembers what it could not compare. */
export class Likenesses {
  private readonly found = new Map<string, Uncompared>();
  private readonly ofSources = new Map<string, Likeness>();
  private readonly inputsAlike: boolean;

  constructor(
    private readonly base: Plan,
    private readonly plan: Plan,
  ) {
    this.inputsAlike = areInputsAlike(base, plan);
  }

  /** What could not be compared, so far. */
  get unseen(): readonly Uncompared[] {
    return [...this.found.values()];
  }

  /** Compares a value of a resource or a data source that both plans have. */
  of(
    { address, block }: { readonly address: string; readonly block: string },
    path: Path,
    before: Unknown,
    after: Unknown,
  ): Likeness {
    if (isSensitive(before) && isSensitive(after)) {
      const equal = before.equals(after);
      if (equal !== undefined) return equal ? 'same' : 'different';
    } else if (isSensitive(before) || isSensitive(after)) {
      return 'different';
    }
    const sources = [...before.references, ...after.references].map(sourceOf);
    const behind = [...new Set(sources.filter((source) => source !== undefined))];
    // What a source cannot be compared in is told of the source.
    if (behind.map((source) => this.ofSource(source)).includes('different')) return 'different';
    const likeness =
      ofTexts(this.base, this.plan, block, path, this.inputsAlike) ??
      ofExpressions(
        [this.base.expressionsOf(block), this.plan.expressionsOf(block)],
        path,
        before,
        after,
      );
    if (likeness === 'unseen') this.remember(address, path);
    return likeness;
  }

  /** Compares what a data source is asked for, which may hold what nobody else does: a policy. */
  private ofSource(block: string): Likeness {
    const known = this.ofSources.get(block);
    if (known !== undefined) return known;
    // A source cannot depend on itself; a forged plan must not lead around forever.
    this.ofSources.set(block, 'same');
    const likeness = this.sourceLikeness(block);
    this.ofSources.set(block, likeness);
    return likeness;
  }

  private sourceLikeness(block: string): Likeness {
    const [was, is] = [this.base, this.plan].map(({ planned }) => planned.instancesOf(block));
    const addresses = (is ?? []).map(({ address }) => address);
    if ((was ?? []).map(({ address }) => address).join() !== addresses.join()) return 'different';
    return addresses.some((address) => this.isDifferentSource(address, block))
      ? 'different'
      : 'same';
  }

  private isDifferentSource(address: string, block: string): boolean {
    const before = argumentsOf(this.base, address);
    const after = aligned(before, argumentsOf(this.plan, address), (path, from, to) => {
      if (path[0] === 'statement' && path.length === 1) return this.ofDynamic(address, path);
      return this.of({ address, block }, path, from, to);
    });
    return differences(before, after).length > 0;
  }

  /** Statements that are not known at all come from a `dynamic` block, which plans do not keep. */
  private ofDynamic(address: string, path: Path): Likeness {
    this.remember(address, path);
    return 'unseen';
  }

  private remember(address: string, path: Path): void {
    const place = { address, path: pathText(path) };
    this.found.set(`${place.address} ${place.path}`, place);
  }
}

function argumentsOf(plan: Plan, address: string): ObjectValue {
  return plan.find(address)?.after ?? plan.planned.find(address)?.attributes ?? {};
}

/** `data.aws_iam_policy_document.Orders` of a reference to a part of it. */
function sourceOf(reference: string): string | undefined {
  return /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*data\.[\w-]+\.[\w-]+/.exec(reference)?.[0];
}

/** Whether both plans were given the same, as far as it can be told. */
function areInputsAlike(base: Plan, plan: Plan): boolean {
  const was = new Map(base.variables.map(({ name, value }) => [name, value ?? null]));
  return (
    was.size === plan.variables.length &&
    plan.variables.every(({ name, value = null }) => isAlike(was.get(name), value))
  );
}

function isAlike(before: Value | undefined, after: Value): boolean {
  if (before === undefined) return false;
  if (isSensitive(before) && isSensitive(after)) return before.equals(after) === true;
  if (unknownsIn(before).length + unknownsIn(after).length > 0) return false;
  return stable(before) === stable(after);
}
