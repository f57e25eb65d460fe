import type { AttributeChange, Change, ChangeKind, Meaning, PlanReview } from '../review/review';
import { TOPICS } from '../review/review';
import { untold } from '../outline/groups';
import { placeOf } from '../outline/place';
import { movesOf } from '../outline/moves';
import { numbered } from '../outline/words';
import { code, sentence } from './snippets';

/** How much of a change is told. */
export interface Detail {
  /** The attributes of what is created or goes. */
  readonly creates: boolean;
  /** The attributes of everything else. */
  readonly updates: boolean;
  /** The meanings that raise no concern. */
  readonly meanings: boolean;
}

export const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

/** Up to so many short attributes stand below their resource; more go into a block. */
const MOST_INLINE = 3;
const SHORT = 60;

/** What a resource holds matters where it is lost or let go. */
const LOSES: ReadonlySet<ChangeKind> = new Set(['destroy', 'replace', 'forget']);

/** A list of changes, each with its meanings and its few short attributes. */
export function changeLines(
  changes: readonly Change[],
  plan: PlanReview,
  detail: Detail,
): readonly string[] {
  const moved = changes.filter(({ kind }) => kind === 'move');
  const rest = changes.filter(({ kind }) => kind !== 'move');
  return [
    ...rest.flatMap((change) => [
      changeLine(change, plan),
      ...change.meanings.filter((meaning) => detail.meanings || meaning.concern).map(meaningLine),
      ...(detail.updates && inline(change) ? untold(change).map(attributeLine) : []),
    ]),
    ...movesOf(moved, plan).map(({ from, to, changes: together }) => {
      const [first] = together;
      const what = together.length === 1 ? `${code(first?.type ?? '')} ` : '';
      const number = together.length === 1 ? '' : ` ${numbered(together.length, 'resource')}`;
      return `- **move**${number} ${what}from ${code(from)} to ${code(to)}${reason(first)}`;
    }),
  ];
}

/** Whether the attributes stand below the resource, and not in a block. */
export function inline(change: Change): boolean {
  const attributes = untold(change);
  return (
    change.kind !== 'create' &&
    change.kind !== 'destroy' &&
    attributes.length <= MOST_INLINE &&
    attributes.every(
      ({ path, before = '', after = '' }) =>
        path.length <= 2 * SHORT &&
        [before, after].every((value) => value.length <= SHORT && !/[\r\n]/.test(value)),
    )
  );
}

function changeLine(change: Change, plan: PlanReview): string {
  const place = placeOf(change.constructPath, plan);
  const type = place.includes(change.type) ? '' : ` ${sentence(change.type, 200)}`;
  const holds =
    change.holds && LOSES.has(change.kind) ? `, holds ${sentence(change.holds, 200)}` : '';
  const order = change.createBeforeDestroy ? ', the new one first' : '';
  const before = change.previousConstructPath ?? change.previousAddress;
  const was = before === undefined ? '' : `, was ${code(placeOf(before, plan))}`;
  return `- **${change.kind}** ${code(place)}${type}${was}${holds}${order}${reason(change)}`;
}

function reason(change: Change | undefined): string {
  return change?.because === undefined ? '' : `: ${sentence(change.because, 300)}`;
}

function meaningLine({ sign, topic, text, concern }: Meaning): string {
  const line = sentence(text, 500);
  return `  - **${SIGNS[sign]}** ${TOPICS[topic]}: ${concern && concern.level !== 'note' ? `**${line}**` : line}`;
}

function attributeLine(change: AttributeChange): string {
  const { path, before, after, forcesReplacement } = change;
  const forced = forcesReplacement ? ' (forces the replacement)' : '';
  if (before === after) return `  - ${code(path)} changes: ${shown(after)}${forced}`;
  if (before === undefined) return `  - ${code(path)}: ${shown(after)}, new${forced}`;
  if (after === undefined) return `  - ${code(path)}: ${shown(before)}, gone${forced}`;
  return `  - ${code(path)}: ${shown(before)} → ${shown(after)}${forced}`;
}

function shown(value: string | undefined): string {
  return code(value ?? '') || 'empty';
}
