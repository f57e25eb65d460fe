import { markdownBlock } from '@archway/checks';
import { arranged, isNew, MOST_CREATES } from '../outline/arrange';
import type { Group } from '../outline/groups';
import { untold } from '../outline/groups';
import { placeOf } from '../outline/place';
import { kindsText, numbered, tallyText } from '../outline/words';
import type { Change, PlanReview } from '../review/review';
import { attributeDiff } from './attribute-diff';
import { changeLines, inline, type Detail } from './change-lines';
import type { Part } from './fit';
import { details, html } from './snippets';

/** A list longer than this is opened by the reader. */
const MOST_LINES = 14;
/** With more changes than this in a stack, the reader opens every construct. */
const MOST_OPEN = 60;
/** More constructs of a single change than this are opened too, so many at once. */
const MOST_ALONE = 20;
const CHUNK = 40;
/**
 * The changes of a plan, a part per construct: first those with a single change, which need no title.
 */
export function groupParts(groups: readonly Group[], plan: PlanReview): readonly Part[] {
  const all = arranged(groups);
  const single = all.filter(({ changes }) => changes.length === 1);
  const fresh = single.filter(({ changes }) => isNew(changes));
  const alone = fresh.length > 1 ? single.filter((group) => !fresh.includes(group)) : single;
  const several = all.filter(({ changes }) => changes.length > 1);
  const created = fresh.flatMap(({ changes }) => changes);
  const together = fresh.length > 1 ? [{ name: 'Single resources', changes: created }] : [];
  const total = all.reduce((sum, { changes }) => sum + changes.length, 0);
  const listed = alone.length > MOST_ALONE ? chunked(alone) : alone;
  return [...listed, ...several, ...together].map((group) =>
    groupPart(group, plan, total <= MOST_OPEN),
  );
}

/** Constructs of a single change, so many together that each part of them can be folded by itself. */
function chunked(groups: readonly Group[]): readonly Group[] {
  const chunks: Group[] = [];
  for (let at = 0; at < groups.length; at += CHUNK) {
    const chunk = groups.slice(at, at + CHUNK);
    chunks.push({
      name: `${chunk[0]?.name} to ${chunk.at(-1)?.name}`,
      changes: chunk.flatMap(({ changes }) => changes),
    });
  }
  return chunks;
}

function groupPart(group: Group, plan: PlanReview, open: boolean): Part {
  const told = (detail: Detail) => () => groupText(group, plan, detail, open);
  const all = { creates: true, updates: true, meanings: true };
  return {
    text: groupText(group, plan, all, open),
    folds: [
      { rank: 'creates', text: told({ ...all, creates: false }) },
      { rank: 'updates', text: told({ ...all, creates: false, updates: false }) },
      { rank: 'meanings', text: told({ creates: false, updates: false, meanings: false }) },
      { rank: 'groups', text: () => `- **${html(nameOf(group))}**: ${kindsText(group.changes)}` },
      { rank: 'plans', text: () => '' },
    ],
  };
}

function groupText(group: Group, plan: PlanReview, detail: Detail, open: boolean): string {
  const lines = changeLines(group.changes, plan, detail);
  const block = attributeBlock(group.changes, plan, detail);
  const title = `<b>${html(nameOf(group))}</b> · ${kindsText(group.changes)}`;
  if (lines.length > MOST_LINES || (isNew(group.changes) && group.changes.length > MOST_CREATES)) {
    const types = tallyText(
      group.changes.map(({ type }) => type),
      5,
    );
    return details(`${title}: ${html(types, 600)}`, [lines.join('\n'), ...block]);
  }
  const opened = block.length === 0 ? [] : [details(attributesTitle(group, detail), block)];
  if (group.changes.length === 1) return [lines.join('\n'), ...opened].join('\n\n');
  return details(title, [lines.join('\n'), ...opened], open);
}

function attributesTitle(group: Group, detail: Detail): string {
  const changes = inBlock(group.changes, detail);
  const [first] = changes;
  const [only] = changes.length === 1 ? changes : [];
  if (only) return `${numbered(untold(only).length, 'attribute')} of the ${html(only.type)}`;
  return first ? `Attributes of ${numbered(changes.length, 'resource')}` : '';
}

function attributeBlock(
  changes: readonly Change[],
  plan: PlanReview,
  detail: Detail,
): readonly string[] {
  const blocks = inBlock(changes, detail).map((change) => [
    `@@ ${placeOf(change.constructPath, plan)} @@ ${change.kind} ${change.address}`,
    ...untold(change).flatMap((attribute) => attributeDiff(attribute)),
  ]);
  if (blocks.length === 0) return [];
  return [
    markdownBlock(
      blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block])),
      'diff',
    ),
  ];
}

function inBlock(changes: readonly Change[], detail: Detail): readonly Change[] {
  return changes.filter((change) => {
    const wanted = isEnd(change) ? detail.creates : detail.updates && !inline(change);
    return wanted && untold(change).length > 0;
  });
}

/** What is created or destroyed has all its attributes in the plan, and few of them are news. */
function isEnd({ kind }: Change): boolean {
  return kind === 'create' || kind === 'destroy' || kind === 'forget';
}

function nameOf({ name }: Group): string {
  return name === '' ? 'root module' : name;
}
