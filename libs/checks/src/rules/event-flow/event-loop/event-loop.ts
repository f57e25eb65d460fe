import type { Subject } from '../../../estate/estate';
import { hopsOf, type Hop } from '../../../flow/flow';
import { meeting, type Glob } from '../../../glob/glob';
import { problem, unseen, type Observation, type Rule } from '../../../rule/rule';

export const eventLoop: Rule = {
  id: 'event-loop',
  group: 'event-flow',
  severity: 'error',
  title: 'A function can trigger itself',
  looksFor:
    'Ways from a function over what its role lets it write (objects, messages) and over notifications, subscriptions and event source mappings back to the same function. A bucket passes on only keys that a notification tells of: prefix and suffix are compared with the keys that the role may write. Where a filter policy or filter criteria stand on the way, it says that it cannot see whether they stop the loop.',
  why: 'Each run starts the next one, without end and in parallel. Lambda stops some of these loops after about 16 rounds; until then, and for those that it does not recognise, the bill grows with every second.',
  mend: 'Write to another bucket, or let the role write only under a prefix that no notification of the bucket tells of.',
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  *check(estate) {
    const hops = hopsOf(estate);
    for (const fn of estate.all('aws_lambda_function')) {
      const seen = observation(fn, loopsFrom(fn, hops));
      if (seen !== undefined) yield seen;
    }
  },
};

function observation(fn: Subject, loops: readonly Loop[]): Observation | undefined {
  const certain = loops.find(({ hops }) => hops.every(({ filtered }) => !filtered));
  const [possible] = loops;
  if (certain !== undefined) {
    const key = certain.key === undefined ? '' : `, for example with the key "${certain.key}"`;
    return problem(fn, `can trigger itself: ${wayOf(certain)}${key}`);
  }
  return possible === undefined
    ? undefined
    : unseen(fn, `whether a filter stops the loop ${wayOf(possible)}`);
}

interface Loop {
  readonly hops: readonly Hop[];
  /** A key that comes round. */
  readonly key?: string;
}

function wayOf({ hops }: Loop): string {
  return [hops[0]?.from, ...hops.map(({ to }) => to)].map((each) => each?.address).join(' → ');
}

/** The shortest way back to the function without filters, and the shortest with them. */
function loopsFrom(fn: Subject, hops: readonly Hop[]): readonly Loop[] {
  const ways = [hops.filter(({ filtered }) => !filtered), hops].map((usable) =>
    shortest(fn, usable),
  );
  return ways.filter((loop) => loop !== undefined);
}

function shortest(fn: Subject, hops: readonly Hop[]): Loop | undefined {
  const seen = new Set<string>();
  let ways: { hops: readonly Hop[]; written?: readonly Glob[]; key?: string }[] = [{ hops: [] }];
  while (ways.length > 0) {
    const next: typeof ways = [];
    for (const way of ways) {
      const at = way.hops.at(-1)?.to ?? fn;
      for (const hop of hops.filter(({ from }) => from.key === at.key)) {
        const key = passes(way.written, hop);
        if (key === false) continue;
        const longer = {
          hops: [...way.hops, hop],
          ...(hop.to.type === 'aws_s3_bucket' && hop.keys !== undefined
            ? { written: hop.keys }
            : {}),
          ...(key === undefined ? (way.key === undefined ? {} : { key: way.key }) : { key }),
        };
        if (hop.to.key === fn.key) return longer;
        const state = `${hop.to.key} ${longer.written?.join(' ') ?? ''}`;
        if (!seen.has(state)) next.push(longer);
        seen.add(state);
      }
    }
    ways = next;
  }
  return undefined;
}

/** A key that a bucket tells of and that was written; undefined for a step that keys do not concern. */
function passes(written: readonly Glob[] | undefined, hop: Hop): string | undefined | false {
  if (hop.from.type !== 'aws_s3_bucket') return undefined;
  return meeting([...(written ?? []), ...(hop.keys ?? [])]) ?? false;
}
