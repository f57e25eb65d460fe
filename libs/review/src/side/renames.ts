import { resourceType } from '@archway/aws';
import { textOf, type Plan, type ResourceChange } from '@archway/terraform';

/**
 * Arguments that name a thing in AWS, so that a thing with the same one is the same: its own name, and that of what
 * has only one of it.
 */
export function namingArguments(type: string): readonly string[] {
  const { nameArgument = 'name', single } = resourceType(type) ?? {};
  return single === undefined ? [nameArgument] : [nameArgument, single.owner];
}

/** Types of which several may have one name: their comparisons know better what is the same. */
const AMBIGUOUS = new Set(['aws_route53_record', 'aws_route53_zone', 'aws_s3_object']);

/**
 * The address after the apply, by the address before it, of what has another one: moved blocks, and
 * what is destroyed at one address and created at another under the same name.
 */
export function renamesOf({ changes }: Plan): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  const gone = byName(changes.filter(({ action }) => action === 'delete'));
  const made = byName(changes.filter(({ action }) => action === 'create'));
  for (const [name, [from, ...others]] of gone) {
    const [to, ...more] = made.get(name) ?? [];
    if (from === undefined || to === undefined || others.length + more.length > 0) continue;
    renames.set(from.address, to.address);
  }
  for (const { address, previousAddress } of changes) {
    if (previousAddress !== undefined) renames.set(previousAddress, address);
  }
  return renames;
}

function byName(changes: readonly ResourceChange[]): ReadonlyMap<string, ResourceChange[]> {
  const found = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    if (AMBIGUOUS.has(change.type) || change.deposed !== undefined) continue;
    const values = change.after ?? change.before ?? {};
    const name = namingArguments(change.type)
      .map((each) => textOf(values[each]))
      .find((text) => text !== undefined);
    if (name === undefined || name === '') continue;
    const key = `${change.type} ${change.region ?? ''} ${name}`;
    found.set(key, [...(found.get(key) ?? []), change]);
  }
  return found;
}
