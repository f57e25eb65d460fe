import { groupedBy } from '../grouping/grouped-by';
import type { Concern, ConcernKind } from '../review/review';
import { worstFirst } from './order';

/** Concerns that are plain where the whole thing goes. */
const IMPLIED = new Set<ConcernKind>(['encryption', 'backup', 'protection', 'alarm']);
const LOSSES = new Set<ConcernKind>(['destroy-stateful', 'replace-stateful', 'destroy', 'replace']);
const CHECKS = new Set<ConcernKind>(['check-error', 'check-warning']);

/** Each thing told once: what is said of a resource twice, or follows from it, is a detail of the worse. */
export function merged(concerns: readonly Concern[]): readonly Concern[] {
  const byPlace = groupedBy(onceForAll(concerns), ({ plan, address }) => `${plan} ${address}`);
  return [...byPlace.values()].flatMap((all) =>
    all.length === 1 || all[0]?.address === '' ? all : ofOnePlace(all),
  );
}

/** What holds for whole plans is told once, with the stacks that it holds for. */
function onceForAll(concerns: readonly Concern[]): readonly Concern[] {
  const groups = groupedBy(concerns, ({ kind, address, level, text }) =>
    kind === 'incomplete' && address === '' ? `${level} ${text}` : undefined,
  );
  const several = [...groups.values()].filter((all) => all.length > 1);
  const gathered = new Set(several.flat());
  return [...concerns.filter((concern) => !gathered.has(concern)), ...several.flatMap(asOne)];
}

function asOne(concerns: readonly Concern[]): readonly Concern[] {
  const [first] = concerns;
  if (first === undefined) return [];
  const details = concerns.flatMap((each) => each.details);
  const stacks = concerns.map(({ constructPath }) => constructPath);
  return [{ ...first, details: [...new Set([...details, ...stacks])] }];
}

function ofOnePlace(concerns: readonly Concern[]): readonly Concern[] {
  return worstFirst(concerns).reduce<readonly Concern[]>((told, concern) => {
    const at = told.findIndex((worse) => covers(worse, concern));
    const worse = told[at];
    return worse === undefined ? [...told, concern] : told.with(at, absorbed(worse, concern));
  }, []);
}

/** Whether a concern says nothing that the worse one does not say of the same resource. */
function covers(worse: Concern, concern: Concern): boolean {
  if (worse.accepted !== undefined && concern.accepted === undefined) return false;
  if (worse.kind === concern.kind && !CHECKS.has(concern.kind)) return true;
  if (worse.kind === 'destroy-stateful' && IMPLIED.has(concern.kind)) return true;
  // That nothing of weight goes is beside the point where something is said of its meaning.
  return concern.level === 'note' && (concern.kind === 'destroy' || concern.kind === 'replace')
    ? !LOSSES.has(worse.kind) || worse.kind.endsWith('stateful')
    : false;
}

function absorbed(worse: Concern, concern: Concern): Concern {
  const lines = [
    ...(concern.text === worse.text || concern.kind === 'destroy' || concern.kind === 'replace'
      ? []
      : [concern.text]),
    ...concern.details,
  ];
  const also = [...new Set([...(worse.also ?? []), ...(concern.also ?? [])])];
  return {
    ...worse,
    details: [...new Set([...worse.details, ...lines])],
    ...(also.length === 0 ? {} : { also }),
  };
}
