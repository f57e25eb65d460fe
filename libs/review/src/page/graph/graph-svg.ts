import { html as exact, type Html } from '../html/html';
import type { Tie } from './drawing';
import {
  BOX_HEIGHT,
  LETTERS,
  type Layout,
  type PlacedBox,
  type PlacedTie,
  type Point,
} from './layout';

/** A laid out graph as SVG; a box is a link to its change. No style stands in it, which the page's policy forbids. */
export function graphSvg({ width, height, boxes, ties }: Layout, label: string, id: string): Html {
  const kinds = new Map(boxes.map(({ box }) => [box.id, box.kind]));
  const [w, h] = [Math.ceil(width) + 4, Math.ceil(height) + 4];
  return exact`<svg width="${w}" height="${h}" viewBox="-2 -2 ${w} ${h}" role="group" aria-label="${label}"><defs>${(
    ['stays', 'added', 'removed'] as const
  ).map(
    (change) =>
      exact`<marker id="${id}-${change}" class="${change}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker>`,
  )}</defs>${ties.map((tie) => tiePath(tie, isNews(tie.tie, kinds), id))}${boxes.map(boxLink)}</svg>`;
}

function boxLink(placed: PlacedBox): Html {
  const { box, x, y } = placed;
  const drawn = exact`<title>${box.label}</title>${boxShape(placed)}`;
  const place = `translate(${round(x)} ${round(y)})`;
  if (box.anchor === undefined) {
    return exact`<g class="box ${box.kind}" transform="${place}">${drawn}</g>`;
  }
  return exact`<a class="box ${box.kind}" href="#${box.anchor}" aria-label="${box.label}" transform="${place}">${drawn}</a>`;
}

function boxShape({ box, width }: PlacedBox): Html {
  const middle = BOX_HEIGHT / 2;
  return exact`<rect class="frame" width="${round(width)}" height="${BOX_HEIGHT}" rx="8"/>${
    box.kind === 'none'
      ? exact`<circle class="mark" cx="20" cy="${middle}" r="4"/>`
      : exact`<circle class="mark" cx="20" cy="${middle}" r="11"/><text class="mark-sign" x="20" y="${middle + 5}">${box.sign}</text>`
  }<text class="title" x="38" y="19">${shortened(box.title)}</text><text class="subtitle" x="38" y="34">${shortened(box.subtitle)}</text>`;
}

/** The end of a path tells more than its start. */
function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= LETTERS ? text : `…${letters.slice(1 - LETTERS).join('')}`;
}

/** What is new has new ties, and what goes takes its ties along: only a tie between what stays is told by a sign. */
function isNews({ from, to, change }: Tie, kinds: ReadonlyMap<string, string>): boolean {
  const kind = change === 'added' ? 'create' : 'destroy';
  return change !== undefined && kinds.get(from) !== kind && kinds.get(to) !== kind;
}

function tiePath({ tie, points }: PlacedTie, news: boolean, id: string): Html {
  const change = tie.change ?? 'stays';
  const line = exact`<path class="tie ${change}${news && exact` news`}" d="${curve(points)}" marker-end="url(#${id}-${change})"/>`;
  const middle = middleOf(points);
  if (!news || tie.change === undefined || middle === undefined) return line;
  return exact`${line}${tieSign(tie.change, middle)}`;
}

/** The middle of `curve`. */
function middleOf(points: readonly Point[]): Point | undefined {
  const index = Math.floor((points.length - 1) / 2);
  const [before, at, after] = [points[index - 1], points[index], points[index + 1]];
  if (before === undefined || at === undefined || after === undefined) return at;
  // With more points than one handle the curve goes through the middle between two of them.
  return points.length > 3
    ? { x: (at.x + after.x) / 2, y: (at.y + after.y) / 2 }
    : { x: (before.x + 2 * at.x + after.x) / 4, y: (before.y + 2 * at.y + after.y) / 4 };
}

/** New and removed ties have a sign, for who does not see the colours. */
function tieSign(change: NonNullable<Tie['change']>, { x, y }: Point): Html {
  return exact`<g class="tie-sign ${change}"><circle cx="${round(x)}" cy="${round(y)}" r="7"/><text x="${round(x)}" y="${round(y) + 4}">${change === 'added' ? '+' : '−'}</text></g>`;
}

/** Through the middles of dagre's lines, with its points as handles. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: round(x), y: round(y) }));
  const last = rest.pop();
  if (first === undefined || last === undefined) return '';
  const bends = rest.map((point, index) => {
    const next = rest[index + 1];
    const end =
      next === undefined ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${point.x} ${point.y} ${round(end.x)} ${round(end.y)}`;
  });
  return `M${first.x} ${first.y}${bends.length > 0 ? bends.join('') : `L${last.x} ${last.y}`}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
