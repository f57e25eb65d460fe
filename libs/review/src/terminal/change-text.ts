import { MOST_CREATES } from '../outline/arrange';
import { untold, type Group } from '../outline/groups';
import { movesOf } from '../outline/moves';
import { placeOf } from '../outline/place';
import { numbered, tallyText } from '../outline/words';
import type { AttributeChange, Change, ChangeKind, Meaning, PlanReview } from '../review/review';
import { TOPICS } from '../review/review';
import { span, type Style } from './style';
import type { Paragraph } from './wrap';

const STYLES: Readonly<Record<ChangeKind, Style>> = {
  create: 'green',
  update: 'yellow',
  replace: 'red',
  destroy: 'red',
  move: 'cyan',
  import: 'cyan',
  forget: 'yellow',
  read: 'dim',
};

const SIGNS = {
  added: span('+', 'green'),
  removed: span('-', 'red'),
  changed: span('~', 'yellow'),
} as const;

/** The longest word of a kind and a space. */
const KIND_WIDTH = 8;

/** The changes of one construct; many new resources are summed up by their types. */
export function groupText({ name, changes }: Group, plan: PlanReview): readonly Paragraph[] {
  const created = changes.filter(({ kind }) => kind === 'create');
  const summed = created.length > MOST_CREATES ? created : [];
  const moved = changes.filter(({ kind }) => kind === 'move');
  const single = changes.filter((change) => !summed.includes(change) && !moved.includes(change));
  return [
    ...single.flatMap((change) => changeText(change, plan)),
    ...(summed.length > 0 ? sumText(name || 'root module', summed) : []),
    ...movesOf(moved, plan).map(({ from, to, changes: together }) =>
      entry('move', [
        span(numbered(together.length, 'resource'), 'bold'),
        span(` from ${from} to ${to}`),
        ...because(together[0]),
      ]),
    ),
  ];
}

/** One change with its meanings and the attributes that none of them tells. */
export function changeText(change: Change, plan: PlanReview): readonly Paragraph[] {
  const place = placeOf(change.constructPath, plan);
  const before = change.previousConstructPath ?? change.previousAddress;
  const spans = [
    span(place, 'bold'),
    ...(place.includes(change.type) ? [] : [span(` ${change.type}`, 'dim')]),
    ...(before === undefined ? [] : [span(`, was ${placeOf(before, plan)}`)]),
    ...(change.holds && LOSES.has(change.kind) ? [span(`, holds ${change.holds}`)] : []),
    ...(change.createBeforeDestroy ? [span(', the new one first')] : []),
    ...because(change),
  ];
  const attributes = NEWS.has(change.kind) ? [] : untold(change);
  return [
    entry(change.kind, spans),
    ...change.meanings.map(meaningText),
    ...attributes.map(attributeText),
  ];
}

/** What a resource holds matters where it is lost or let go. */
const LOSES: ReadonlySet<ChangeKind> = new Set(['destroy', 'replace', 'forget']);
/** Of these all attributes are in the plan, and few are news. */
const NEWS: ReadonlySet<ChangeKind> = new Set(['create', 'destroy', 'forget']);

function sumText(name: string, changes: readonly Change[]): readonly Paragraph[] {
  const types = tallyText(changes.map(({ type }) => type));
  const meanings = changes.flatMap((change) => change.meanings.filter(({ concern }) => concern));
  return [
    entry('create', [span(name, 'bold'), span(` ${changes.length}: ${types}`)]),
    ...meanings.map(meaningText),
  ];
}

function entry(kind: ChangeKind, spans: Paragraph['spans']): Paragraph {
  return { indent: 2, hang: 2 + KIND_WIDTH, lead: span(kind, STYLES[kind]), spans };
}

function because(change: Change | undefined): Paragraph['spans'] {
  return change?.because === undefined ? [] : [span(`: ${change.because}`)];
}

function meaningText({ sign, topic, text, concern }: Meaning): Paragraph {
  return {
    indent: 10,
    hang: 12,
    lead: SIGNS[sign],
    spans: [
      span(`${TOPICS[topic]}: `, 'dim'),
      span(text, concern && concern.level !== 'note' ? 'bold' : undefined),
    ],
  };
}

/** An attribute with what it was and what it will be. */
export function attributeText({
  path,
  before,
  after,
  forcesReplacement,
}: AttributeChange): Paragraph {
  const forced = forcesReplacement ? [span(' forces the replacement', 'red')] : [];
  return {
    indent: 10,
    hang: 12,
    spans: [span(`${path}: `, 'cyan'), ...values(before, after), ...forced],
  };
}

function values(before: string | undefined, after: string | undefined): Paragraph['spans'] {
  if (before === after) return [span(`${shown(after)} changes`)];
  if (before === undefined) return [span(shown(after), 'green'), span(', new')];
  if (after === undefined) return [span(shown(before), 'red'), span(', gone')];
  return [span(shown(before), 'red'), span(' → '), span(shown(after), 'green')];
}

function shown(value: string | undefined): string {
  return value === undefined || value.trim() === '' ? 'empty' : value.trim();
}
