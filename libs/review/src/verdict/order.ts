import { CONCERNS, type Concern, type ConcernKind, type Level } from '../review/review';

const LEVELS: readonly Level[] = ['stop', 'look', 'note'];
const KINDS = Object.keys(CONCERNS) as readonly ConcernKind[];

/** The worst first: by level and kind, then by plan as they came and by construct path. */
export function worstFirst(concerns: readonly Concern[]): readonly Concern[] {
  const rank = ({ level, kind }: Concern): number =>
    LEVELS.indexOf(level) * KINDS.length + KINDS.indexOf(kind);
  const plans = [...new Set(concerns.map(({ plan }) => plan))];
  const places = new Map(plans.map((plan, at) => [plan, at]));
  const place = ({ plan }: Concern): number => places.get(plan) ?? 0;
  return [...concerns].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      place(a) - place(b) ||
      compare(a.constructPath, b.constructPath) ||
      compare(a.address, b.address),
  );
}

/** The worst level of some concerns. */
export function worstLevel(concerns: readonly Concern[]): Level | undefined {
  return LEVELS.find((level) => concerns.some((concern) => concern.level === level));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
