/** A match of a path: its parameters, and how well it fits. */
export interface PathMatch {
  readonly parameters: Readonly<Record<string, string>>;
  /** For each part 2 where it is the same text, 1 for a parameter, 0 for what takes the rest. */
  readonly rank: readonly number[];
}

/** Matches a path with a pattern such as `/orders/{id}` or `/{proxy+}`; undefined where it does not. */
export function matchPath(pattern: string, path: string): PathMatch | undefined {
  const wanted = partsOf(pattern);
  const given = partsOf(path);
  const parameters: Record<string, string> = {};
  const rank: number[] = [];
  for (const [at, part] of wanted.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(part)?.[1];
    if (greedy !== undefined) {
      if (at >= given.length) return undefined;
      parameters[greedy] = given.slice(at).map(decoded).join('/');
      return { parameters, rank: [...rank, 0] };
    }
    const own = given[at];
    if (own === undefined) return undefined;
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined && part !== decoded(own)) return undefined;
    if (name !== undefined) parameters[name] = decoded(own);
    rank.push(name === undefined ? 2 : 1);
  }
  return given.length === wanted.length ? { parameters, rank } : undefined;
}

/** Negative where the left one fits better. */
export function compareRanks(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (right[at] ?? -1) - (left[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function partsOf(path: string): readonly string[] {
  const parts = path.split('/').slice(1);
  // A slash at the end does not make another resource.
  return parts.at(-1) === '' ? parts.slice(0, -1) : parts;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
