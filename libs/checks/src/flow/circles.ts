import { groupBy } from '../grouping/grouping';

/** A step from one thing to another. */
interface Step {
  readonly from: { readonly key: string };
  readonly to: { readonly key: string };
}

interface Visit {
  readonly key: string;
  readonly steps: Iterator<string>;
}

/**
 * The steps that lie on a circle: those between things that can get to each other. Tarjan's algorithm,
 * without recursion, since a way may be as long as there are things.
 */
export function circlesIn<Each extends Step>(steps: readonly Each[]): readonly Each[] {
  const next = groupBy(steps, ({ from }) => from.key);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const circleOf = new Map<string, number>();
  const open: string[] = [];
  const enter = (key: string): Visit => {
    order.set(key, order.size);
    lowest.set(key, order.size - 1);
    open.push(key);
    return { key, steps: (next.get(key) ?? []).map(({ to }) => to.key).values() };
  };
  const lower = (key: string, to: number | undefined): void => {
    lowest.set(key, Math.min(lowest.get(key) ?? 0, to ?? Infinity));
  };
  const leave = (key: string): void => {
    if (lowest.get(key) !== order.get(key)) return;
    const circle = order.get(key) ?? 0;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      circleOf.set(last, circle);
      if (last === key) return;
    }
  };
  for (const start of next.keys()) {
    if (order.has(start)) continue;
    const visits = [enter(start)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const { value: to, done } = visit.steps.next() as IteratorResult<string, undefined>;
      if (done === true) {
        leave(visit.key);
        visits.pop();
        const before = visits.at(-1);
        if (before !== undefined) lower(before.key, lowest.get(visit.key));
      } else if (!order.has(to)) visits.push(enter(to));
      else if (!circleOf.has(to)) lower(visit.key, order.get(to));
    }
  }
  return steps.filter(({ from, to }) => circleOf.get(from.key) === circleOf.get(to.key));
}
