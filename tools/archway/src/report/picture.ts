import type { Html } from '@archway/review';
import { html } from '@archway/review';
import type { Branch, Stop } from '../flow/flow';
import { lastPart } from '../story/steps';

/** Sizes of the drawing, in pixels. */
const BOX = { width: 172, height: 48 };
const GAP = { across: 44, down: 16 };
const MARGIN = 2;

/** So much of a name fits in a box; the whole name is its title. */
const LONGEST_LABEL = 22;

interface Box {
  readonly arn: string;
  readonly kind: string;
  readonly label: string;
  readonly column: number;
  readonly row: number;
}

interface Wire {
  readonly from: string;
  readonly to: string;
  /** Where messages go that nobody could handle. */
  readonly isDeadLetter: boolean;
}

/**
 * The ways of all branches as one drawing, from left to right. Nothing in it needs a script.
 *
 * @param reached what an entry reached: the rest is drawn with broken lines. @default - everything
 */
export function picture(
  branches: readonly Branch[],
  name: string,
  reached?: ReadonlySet<string>,
): Html {
  const { boxes, wires } = layout(branches);
  const places = new Map(boxes.map((box) => [box.arn, box]));
  const width = 1 + Math.max(0, ...boxes.map(({ column }) => column));
  const height = 1 + Math.max(0, ...boxes.map(({ row }) => row));
  const size = {
    width: 2 * MARGIN + width * BOX.width + (width - 1) * GAP.across,
    height: 2 * MARGIN + height * BOX.height + (height - 1) * GAP.down,
  };
  return html`<div class="picture" tabindex="0" role="region" aria-label="${name}">
    <svg
      role="img"
      aria-label="${described(branches)}"
      width="${size.width}"
      height="${size.height}"
      viewBox="0 0 ${size.width} ${size.height}"
    >
      ${wires.map((wire) => line(wire, places, reached))}${boxes.map((box) => drawn(box, reached))}
    </svg>
  </div>`;
}

/** The same in words, for who does not see the drawing. */
function described(branches: readonly Branch[]): string {
  return branches.map(({ stops }) => stops.map(({ label }) => label).join(' to ')).join('; ');
}

function layout(branches: readonly Branch[]): {
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
} {
  const columns = new Map<string, number>();
  const stops = new Map<string, Omit<Stop, 'arn'>>();
  const wires = new Map<string, Wire>();
  const connect = (from: string, to: string, isDeadLetter: boolean): void => {
    wires.set(`${from} ${to}`, { from, to, isDeadLetter });
  };
  for (const branch of branches) {
    branch.stops.forEach(({ arn, kind, label }, at) => {
      stops.set(arn, { kind, label });
      columns.set(arn, Math.max(at, columns.get(arn) ?? 0));
      const before = branch.stops[at - 1];
      if (before !== undefined) connect(before.arn, arn, false);
    });
  }
  for (const { queueArn, deadLetterQueueArn: dead } of branches) {
    if (queueArn === undefined || dead === undefined) continue;
    if (!stops.has(dead)) stops.set(dead, { kind: 'queue', label: lastPart(dead) });
    columns.set(dead, Math.max((columns.get(queueArn) ?? 0) + 1, columns.get(dead) ?? 0));
    connect(queueArn, dead, true);
  }
  const rows: number[] = [];
  const boxes = [...stops].map(([arn, stop]): Box => {
    const column = columns.get(arn) ?? 0;
    const row = rows[column] ?? 0;
    rows[column] = row + 1;
    return { arn, kind: stop.kind, label: stop.label, column, row };
  });
  return { boxes, wires: [...wires.values()] };
}

function corner({ column, row }: Box): { readonly x: number; readonly y: number } {
  return {
    x: MARGIN + column * (BOX.width + GAP.across),
    y: MARGIN + row * (BOX.height + GAP.down),
  };
}

function drawn(box: Box, reached: ReadonlySet<string> | undefined): Html {
  const { x, y } = corner(box);
  const { kind, label } = box;
  const short = label.length > LONGEST_LABEL ? `…${label.slice(1 - LONGEST_LABEL)}` : label;
  return html`<g class="${classOf('box', reached?.has(box.arn))}">
    <title>${kind} ${label}</title>
    <rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="8" />
    <text class="kind" x="${x + 11}" y="${y + 18}">${kind}</text>
    <text x="${x + 11}" y="${y + 36}">${short}</text>
  </g>`;
}

function line(
  { from, to, isDeadLetter }: Wire,
  places: ReadonlyMap<string, Box>,
  reached: ReadonlySet<string> | undefined,
): Html {
  const [start, end] = [places.get(from), places.get(to)];
  if (start === undefined || end === undefined) return html``;
  const a = corner(start);
  const b = corner(end);
  const [x1, y1] = [a.x + BOX.width, a.y + BOX.height / 2];
  const [x2, y2] = [b.x, b.y + BOX.height / 2];
  const bend = (x2 - x1) / 2;
  const isOn = reached && reached.has(from) && reached.has(to);
  return html`<path
    class="${classOf(isDeadLetter ? 'wire dead' : 'wire', isOn)}"
    d="M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"
  />`;
}

function classOf(name: string, isOn: boolean | undefined): string {
  if (isOn === undefined) return name;
  return isOn ? `${name} on` : `${name} off`;
}
