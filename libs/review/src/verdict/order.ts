import { CONCERNS, type Concern, type ConcernKind, type Level } from '../review/review';

const LEVELS: readonly Level[] = ['stop', 'look', 'note'];
const KINDS = Object.keys(CONCERNS) as readonly ConcernKind[];

/** The worst first: by level, by kind, then in the order in which they were found. */
export function worstFirst(concerns: readonly Concern[]): readonly Concern[] {
  const rank = ({ level, kind }: Concern): number =>
    LEVELS.indexOf(level) * KINDS.length + KINDS.indexOf(kind);
  return [...concerns].sort((a, b) => rank(a) - rank(b));
}

/** The worst level of some concerns. */
export function worstLevel(concerns: readonly Concern[]): Level | undefined {
  return LEVELS.find((level) => concerns.some((concern) => concern.level === level));
}
