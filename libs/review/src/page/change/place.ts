/** Where a resource stands within its plan, for a reader who sees the plan's name above it. */
export interface Place {
  /** The construct right below the stack, or what stands in its place in foreign Terraform. */
  readonly group: string;
  /** What is left of the path; the primary resource of a construct has the construct's name. */
  readonly path: string;
}

interface Placed {
  readonly address: string;
  readonly constructPath: string;
  readonly type: string;
}

export function placeOf({ address, constructPath, type }: Placed, stack: string): Place {
  if (constructPath === address || !constructPath.includes('/')) {
    return { group: moduleOf(address) ?? type, path: address };
  }
  const segments = constructPath.split('/');
  const within = segments[0] === stack ? segments.slice(1) : segments;
  const named = within.length > 1 && within.at(-1) === 'Default' ? within.slice(0, -1) : within;
  return { group: named[0] ?? constructPath, path: `${named.join(' / ')}${keyOf(address)}` };
}

/** Instances of `count` and `for_each` share a construct path. */
function keyOf(address: string): string {
  return /\[(?:"[^"]*"|\d+)\]$/.exec(address)?.[0] ?? '';
}

/** The module of an address from Terraform that has no construct paths. */
function moduleOf(address: string): string | undefined {
  return /^(?:module\.[^.[]+(?:\[(?:"[^"]*"|\d+)\])?\.)+/.exec(address)?.[0].slice(0, -1);
}
