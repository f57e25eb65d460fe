import type { Estate, Subject } from '../estate/estate';
import { circlesIn } from '../flow/circles';
import { hopsOf, type Hop } from '../flow/flow';
import { policiesOfRole, roleOf } from '../flow/role-policies';
import { groupBy } from '../grouping/grouping';
import { meeting, type Glob } from '../glob/glob';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

export const eventLoop: Rule = {
  id: 'event-loop',
  group: 'event-flow',
  severity: 'error',
  title: 'A function can trigger itself',
  looksFor:
    'Ways from a function over what its role lets it write (objects, messages) and over notifications, subscriptions and event source mappings back to the same function. A bucket passes on only keys that a notification tells of: prefix and suffix are compared with the keys that the role may write. Where a filter policy or filter criteria stand on the way, it says that it cannot see whether they stop the loop.',
  why: 'Each run starts the next one, without end and in parallel. Lambda stops some of these loops after about 16 rounds; until then, and for those that it does not recognise, the bill grows with every second.',
  fix: 'Write to another bucket, or let the role write only under a prefix for which the bucket has no notification.',
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  *check(estate) {
    const steps = hopsOf(estate);
    const hops = circlesIn(steps);
    const all = groupBy(hops, ({ from }) => from.key);
    const certain = groupBy(
      hops.filter(({ filtered }) => !filtered),
      ({ from }) => from.key,
    );
    const isTriggered = new Set(steps.map(({ to }) => to.key));
    for (const fn of estate.all('aws_lambda_function')) {
      const seen = observation(fn, shortest(fn, certain), () => shortest(fn, all));
      if (seen !== undefined) yield seen;
      else if (isTriggered.has(fn.key) && hasUnreadPolicy(estate, fn))
        yield unseen(fn, 'all policies of its role');
    }
  },
};

function hasUnreadPolicy(estate: Estate, fn: Subject): boolean {
  const role = roleOf(estate, fn);
  return role !== undefined && policiesOfRole(estate, role).unread.length > 0;
}

function observation(
  fn: Subject,
  certain: Loop | undefined,
  findPossible: () => Loop | undefined,
): Observation | undefined {
  if (certain !== undefined) {
    const key = certain.key === undefined ? '' : `, for example with the key "${certain.key}"`;
    return problem(fn, `can trigger itself: ${wayOf(certain)}${key}`);
  }
  const possible = findPossible();
  return possible === undefined
    ? undefined
    : unseen(fn, `whether a filter stops the loop ${wayOf(possible)}`);
}

interface Loop {
  readonly hops: readonly Hop[];
  /** A key that comes round. */
  readonly key?: string;
}

/** The most steps of a way that are written out. */
const SHOWN = 12;

function wayOf({ hops }: Loop): string {
  const all = [hops[0]?.from, ...hops.map(({ to }) => to)].map((each) => each?.address ?? '');
  const cut = all.length - SHOWN;
  const shown = cut <= 0 ? all : [...all.slice(0, SHOWN - 1), `(${cut} more)`, ...all.slice(-1)];
  return shown.join(' → ');
}

type HopsFrom = ReadonlyMap<string, readonly Hop[]>;

/** A way so far: the last step, and the way before it. */
interface Way {
  readonly hop?: Hop;
  readonly before?: Way;
  /** What was written into the bucket that it stands at. */
  readonly written?: readonly Glob[];
  readonly key?: string;
}

/** The shortest way back to the function; undefined where there is none. */
function shortest(fn: Subject, from: HopsFrom): Loop | undefined {
  const seen = new Set<string>();
  let ways: Way[] = [{}];
  while (ways.length > 0) {
    const next: Way[] = [];
    for (const way of ways) {
      const at = way.hop?.to ?? fn;
      for (const hop of from.get(at.key) ?? []) {
        const key = passes(way.written, hop);
        if (key === false) continue;
        const written = hop.to.type === 'aws_s3_bucket' ? hop.keys : undefined;
        const state = `${hop.to.key} ${written?.join(' ') ?? ''}`;
        if (hop.to.key !== fn.key && seen.has(state)) continue;
        seen.add(state);
        const known = key ?? way.key;
        const longer: Way = {
          hop,
          before: way,
          ...(written === undefined ? {} : { written }),
          ...(known === undefined ? {} : { key: known }),
        };
        if (hop.to.key === fn.key) return loopOf(longer);
        next.push(longer);
      }
    }
    ways = next;
  }
  return undefined;
}

function loopOf(last: Way): Loop {
  const hops: Hop[] = [];
  for (let way: Way | undefined = last; way?.hop !== undefined; way = way.before)
    hops.push(way.hop);
  return { hops: hops.reverse(), ...(last.key === undefined ? {} : { key: last.key }) };
}

/** A key that a bucket tells of and that was written; undefined for a step that keys do not concern. */
function passes(written: readonly Glob[] | undefined, hop: Hop): string | undefined | false {
  if (hop.from.type !== 'aws_s3_bucket') return undefined;
  return meeting([...(written ?? []), ...(hop.keys ?? [])]) ?? false;
}
