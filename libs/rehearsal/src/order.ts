/** Which step of an apply waits for which. */
export interface Order {
  /** Whether the step waits for the other one, directly or through others. */
  waits(step: Step, forStep: Step): boolean;
  /** Whether the graph has the step. */
  has(step: Step): boolean;
}

/** Creating or updating a resource instance, or destroying it. */
export interface Step {
  readonly address: string;
  readonly destroys: boolean;
}

/** Reads what `terraform graph -plan` prints. */
export function readOrder(dot: string): Order {
  const edges = new Map<string, Set<string>>();
  const add = (node: string): Set<string> => {
    const known = edges.get(node) ?? new Set<string>();
    edges.set(node, known);
    return known;
  };
  for (const line of dot.split('\n')) {
    const quoted = [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => nodeOf(text));
    const [from, to] = quoted;
    if (from === undefined) continue;
    if (line.includes('->') && to !== undefined) add(from).add(to);
    else add(from);
  }
  const reachable = new Map<string, ReadonlySet<string>>();
  return {
    has: (step) => namesOf(step).some((name) => edges.has(name)),
    waits: (step, forStep) => {
      const goals = namesOf(forStep);
      return namesOf(step).some((name) => {
        const known = reachable.get(name) ?? reach(name, edges);
        reachable.set(name, known);
        return goals.some((goal) => known.has(goal));
      });
    },
  };
}

/** `[root] aws_x.y (expand)` and `aws_x.y` are one node; Terraform escapes the quotes of instance keys. */
function nodeOf(text: string): string {
  return text
    .replace(/\\"/g, '"')
    .replace(/^\[root\] /, '')
    .replace(/ \(expand\)$/, '');
}

function namesOf({ address, destroys }: Step): readonly string[] {
  return destroys ? [`${address} (destroy)`, `${address} (destroy deposed 00000000)`] : [address];
}

function reach(
  start: string,
  edges: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const each of edges.get(next) ?? []) {
      if (seen.has(each)) continue;
      seen.add(each);
      open.push(each);
    }
  }
  return seen;
}
