import type { Configuration, Plan } from '@archway/terraform';
import type { Change, GraphEdge, GraphNode, PlanReview } from '../review/review';

/** What changes, what it is directly tied to, and what ties them. */
export function graphOf(plan: Plan, changes: readonly Change[]): PlanReview['graph'] {
  const changed = new Map(
    changes.filter(({ noise }) => !noise).map((change) => [change.address, change]),
  );
  if (changed.size === 0) return { nodes: [], edges: [] };
  const before = tiesOf(plan.prior);
  const after = tiesOf(plan.planned);
  const edges = new Map<string, GraphEdge>();
  const add = (
    ties: ReadonlyMap<string, Tie>,
    other: ReadonlyMap<string, Tie>,
    change: 'added' | 'removed',
  ) => {
    for (const [key, { from, to, attributes }] of ties) {
      if (edges.has(key) || !(changed.has(from) || changed.has(to))) continue;
      const differs = !other.has(key) && isMoved(changed, { from, to, attributes });
      edges.set(key, { from, to, ...(differs ? { change } : {}) });
    }
  };
  add(after, before, 'added');
  add(before, after, 'removed');
  const named = new Set([
    ...changed.keys(),
    ...[...edges.values()].flatMap(({ from, to }) => [from, to]),
  ]);
  return {
    nodes: [...named].map((address) => nodeOf(address, changed, plan)),
    edges: [...edges.values()],
  };
}

interface Tie {
  readonly from: string;
  readonly to: string;
  /** The attributes of `from` that tie it, at their top level. */
  readonly attributes: ReadonlySet<string>;
}

/**
 * A state shows only the ties that values show, so that one which is missing there need not be new:
 * it is where one of its ends comes or goes, or the attribute changes.
 */
function isMoved(changed: ReadonlyMap<string, Change>, { from, to, attributes }: Tie): boolean {
  const [user, used] = [changed.get(from), changed.get(to)];
  const passing = [user, used].some(
    (change) => change?.kind === 'create' || change?.kind === 'destroy',
  );
  return (
    passing ||
    (user?.attributes ?? []).some(({ path }) => attributes.has(path.split(/[.[]/)[0] ?? ''))
  );
}

/** Who uses whom among managed resources; through data sources as well. */
function tiesOf(configuration: Configuration): ReadonlyMap<string, Tie> {
  const uses = new Map<string, Map<string, Set<string>>>();
  for (const { from, attribute, to } of configuration.edges) {
    if (from.startsWith('output.') || from === to) continue;
    const targets = uses.get(from) ?? new Map<string, Set<string>>();
    uses.set(from, targets);
    targets.set(to, (targets.get(to) ?? new Set()).add(attribute.split('.')[0] ?? ''));
  }
  const ties = new Map<string, Tie>();
  for (const [from, targets] of uses) {
    if (isData(from)) continue;
    for (const [target, attributes] of targets) {
      for (const to of isData(target) ? behind(target, uses) : [target]) {
        if (to !== from) tieInstances(configuration, from, to, attributes, ties);
      }
    }
  }
  return ties;
}

/** The managed resources that a data source is made of. */
function behind(
  data: string,
  uses: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  seen = new Set<string>(),
): readonly string[] {
  if (seen.has(data)) return [];
  seen.add(data);
  return [...(uses.get(data)?.keys() ?? [])].flatMap((to) =>
    isData(to) ? behind(to, uses, seen) : [to],
  );
}

function isData(block: string): boolean {
  return /^(?:module\.[\w-]+\.)*data\./.test(block);
}

/** Edges name blocks: each instance is tied to the one of the same key, else to the first. */
function tieInstances(
  configuration: Configuration,
  from: string,
  to: string,
  attributes: ReadonlySet<string>,
  ties: Map<string, Tie>,
): void {
  const targets = configuration.instancesOf(to);
  const byKey = new Map(targets.map((target) => [`${target.module} ${target.key ?? ''}`, target]));
  for (const user of configuration.instancesOf(from)) {
    const target = byKey.get(`${user.module} ${user.key ?? ''}`) ?? targets[0];
    if (target === undefined) continue;
    const key = `${user.address} ${target.address}`;
    ties.set(key, {
      from: user.address,
      to: target.address,
      attributes: new Set([...(ties.get(key)?.attributes ?? []), ...attributes]),
    });
  }
}

function nodeOf(
  address: string,
  changed: ReadonlyMap<string, Change>,
  { planned, prior }: Plan,
): GraphNode {
  const change = changed.get(address);
  if (change !== undefined) {
    const { constructPath, type, kind } = change;
    return { address, constructPath, type, kind };
  }
  const resource = planned.find(address) ?? prior.find(address);
  return {
    address,
    constructPath: resource?.constructPath ?? address,
    type: resource?.type ?? '',
    kind: 'none',
  };
}
