import { Graph, layout } from './dagre';
import type { Box, Drawing, Tie } from './drawing';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedBox extends Point {
  readonly box: Box;
  readonly width: number;
}

export interface PlacedTie {
  readonly tie: Tie;
  readonly points: readonly Point[];
}

/** A drawing with places; `x` and `y` of a box are its left upper corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly ties: readonly PlacedTie[];
}

export const BOX_HEIGHT = 44;
/** The width of the page's column, which parts of a graph are set beside each other in. */
const COLUMN = 900;
const GAP = 24;
const NARROWEST = 130;
const WIDEST = 260;
/** Room for the sign and the edges of a box. */
const AROUND_TEXT = 50;
const WIDTH_OF_LETTER = 7.4;

/** As many letters as fit into the widest box. */
export const LETTERS = Math.floor((WIDEST - AROUND_TEXT) / WIDTH_OF_LETTER);

/**
 * Gives a place to each box. dagre sets parts that nothing ties together into one endless row, so each part is laid
 * out on its own, and the parts fill the width of the page like words.
 */
export function layoutOf({ boxes, ties }: Drawing): Layout {
  const parts = partsOf(boxes, ties).map((part) => layoutOfPart(part, ties));
  parts.sort((a, b) => b.height - a.height || b.width - a.width);
  const column = Math.max(COLUMN, ...parts.map(({ width }) => width));
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  const placed = parts.map((part) => {
    if (x > 0 && x + part.width > column) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    const moved = shifted(part, x, y);
    x += part.width + GAP;
    rowHeight = Math.max(rowHeight, part.height);
    width = Math.max(width, x - GAP);
    return moved;
  });
  return {
    width,
    height: y + rowHeight,
    boxes: placed.flatMap((part) => part.boxes),
    ties: placed.flatMap((part) => part.ties),
  };
}

/** The boxes that are tied together, over any number of ties. */
function partsOf(boxes: readonly Box[], ties: readonly Tie[]): readonly (readonly Box[])[] {
  const part = new Map(boxes.map((box) => [box.id, [box]]));
  for (const { from, to } of ties) {
    const [one, other] = [part.get(from), part.get(to)];
    if (one === undefined || other === undefined || one === other) continue;
    const [large, small] = one.length >= other.length ? [one, other] : [other, one];
    large.push(...small);
    for (const { id } of small) part.set(id, large);
  }
  return [...new Set(part.values())];
}

function layoutOfPart(boxes: readonly Box[], ties: readonly Tie[]): Layout {
  const graph = new Graph({ directed: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 46, marginx: 2, marginy: 2 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const box of boxes) graph.setNode(box.id, { width: widthOf(box), height: BOX_HEIGHT });
  const within = ties.filter(
    ({ from, to }) => graph.hasNode(from) && graph.hasNode(to) && from !== to,
  );
  for (const { from, to } of within) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: boxes.map((box) => {
      const { x = 0, y = 0 } = graph.node(box.id);
      return { box, x: x - widthOf(box) / 2, y: y - BOX_HEIGHT / 2, width: widthOf(box) };
    }),
    ties: within.map((tie) => ({ tie, points: graph.edge(tie.from, tie.to).points ?? [] })),
  };
}

function widthOf({ title, subtitle }: Box): number {
  const letters = Math.max(title.length, subtitle.length * 0.9);
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(letters * WIDTH_OF_LETTER) + AROUND_TEXT));
}

function shifted({ boxes, ties, width, height }: Layout, x: number, y: number): Layout {
  return {
    width,
    height,
    boxes: boxes.map((box) => ({ ...box, x: box.x + x, y: box.y + y })),
    ties: ties.map(({ tie, points }) => ({
      tie,
      points: points.map((point) => ({ x: point.x + x, y: point.y + y })),
    })),
  };
}
