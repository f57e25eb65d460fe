import type { Change, PlanReview } from '../review/review';
import { placeOf } from './place';

/** Resources that moved together: everything below `from` is below `to` now. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly Change[];
}

/** Moves that differ in nothing but what is below the moved construct, told as one. */
export function movesOf(changes: readonly Change[], plan: PlanReview): readonly Move[] {
  const moves = new Map<string, { from: string; to: string; changes: Change[] }>();
  for (const change of changes) {
    const before = change.previousConstructPath ?? change.previousAddress ?? change.constructPath;
    const [from, to] = withoutCommonEnd(placeOf(before, plan), placeOf(change.constructPath, plan));
    const key = JSON.stringify([from, to]);
    const move = moves.get(key);
    if (move) move.changes.push(change);
    else moves.set(key, { from, to, changes: [change] });
  }
  return [...moves.values()].map((move) => (move.changes.length > 1 ? move : wholeOf(move, plan)));
}

function wholeOf(move: Move, plan: PlanReview): Move {
  const [change] = move.changes;
  if (!change) return move;
  const before = change.previousConstructPath ?? change.previousAddress ?? change.constructPath;
  return { ...move, from: placeOf(before, plan), to: placeOf(change.constructPath, plan) };
}

function withoutCommonEnd(from: string, to: string): readonly [string, string] {
  const before = from.split('/');
  const after = to.split('/');
  while (before.length > 1 && after.length > 1 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  return [before.join('/'), after.join('/')];
}
