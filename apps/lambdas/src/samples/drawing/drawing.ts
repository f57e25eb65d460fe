/** Numbers from 0 to below 1, the same ones on every machine. */
export type Random = () => number;

/** Mulberry32: small, and good enough to look like chance. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const between = (random: Random, min: number, max: number): number =>
  min + (max - min) * random();

/** `count` drawings, one after the other. */
export const many = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

const px = (value: number): string => value.toFixed(1);

/** Colours from top to bottom. */
export const vertical = (id: string, ...colors: readonly string[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops(colors)}</linearGradient>`;

/** Colours from the middle outwards; the last one may be transparent (`#ffffff00`). */
export const radial = (id: string, ...colors: readonly string[]): string =>
  `<radialGradient id="${id}">${stops(colors)}</radialGradient>`;

const stops = (colors: readonly string[]): string =>
  colors
    .map((color, index) => {
      const opacity = color.length === 9 ? parseInt(color.slice(7), 16) / 255 : 1;
      const offset = index / (colors.length - 1);
      return `<stop offset="${offset}" stop-color="${color.slice(0, 7)}" stop-opacity="${opacity}"/>`;
    })
    .join('');

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more = '',
) =>
  `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${fill}" ${more}/>`;

export const circle = (x: number, y: number, radius: number, fill: string, more = ''): string =>
  `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${fill}" ${more}/>`;

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = '') =>
  `<ellipse cx="${px(x)}" cy="${px(y)}" rx="${px(rx)}" ry="${px(ry)}" fill="${fill}" ${more}/>`;

export const path = (d: string, fill: string, more = ''): string =>
  `<path d="${d}" fill="${fill}" ${more}/>`;

export const line = (d: string, stroke: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${px(width)}" ${more}/>`;

/** What is drawn on 1200 x 800 becomes 1080 x 720: large enough to be made smaller, quickly made. */
const SCALE = 0.9;

/** A picture of these proportions, with definitions first. */
export const svg = (
  width: number,
  height: number,
  defs: string,
  ...body: readonly string[]
): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SCALE}" height="${height * SCALE}" viewBox="0 0 ${width} ${height}">` +
      `<defs>${defs}${blur('soft', 4)}${blur('haze', 18)}</defs>${body.join('')}</svg>`,
  );

const blur = (id: string, deviation: number): string =>
  `<filter id="${id}" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`;

export const SOFT = 'filter="url(#soft)"';
export const HAZE = 'filter="url(#haze)"';

/** Land below a line around `level`: smooth hills, or mountains when `jagged`. */
export function ridge(
  random: Random,
  width: number,
  height: number,
  level: number,
  amplitude: number,
  jagged = false,
): string {
  const points = jagged ? fractal(random, 7) : waves(random, 48);
  const step = width / (points.length - 1);
  const outline = points.map(
    (point, index) => `${px(index * step)} ${px(level - point * amplitude)}`,
  );
  return `M0 ${height}L${outline.join('L')}L${width} ${height}Z`;
}

/** Midpoints pushed up and down, half as far each time. */
function fractal(random: Random, rounds: number): number[] {
  let points = [between(random, -0.3, 0.3), between(random, 0.5, 1), between(random, -0.4, 0.4)];
  for (let round = 0; round < rounds; round += 1) {
    const reach = 0.45 / 1.75 ** round;
    points = points.flatMap((point, index) => {
      const next = points[index + 1];
      return next === undefined
        ? [point]
        : [point, (point + next) / 2 + between(random, -reach, reach)];
    });
  }
  return points;
}

function waves(random: Random, count: number): number[] {
  const parts = [1, 2.3, 4.1].map((frequency) => ({ frequency, phase: random() * 2 * Math.PI }));
  return Array.from({ length: count }, (_, index) =>
    parts.reduce(
      (sum, { frequency, phase }) =>
        sum + Math.sin((index / count) * Math.PI * 2 * frequency + phase) / (1 + frequency),
      0,
    ),
  );
}

/** A conifer whose trunk stands at (x, y). */
export function conifer(x: number, y: number, height: number, fill: string): string {
  const tiers = [0, 0.22, 0.44].map((up, index) => {
    const half = height * (0.2 - index * 0.045);
    const foot = y - height * (0.1 + up);
    return `M${px(x - half)} ${px(foot)}L${px(x)} ${px(foot - height * 0.44)}L${px(x + half)} ${px(foot)}Z`;
  });
  return (
    path(tiers.join(''), fill) +
    rect(x - height * 0.02, y - height * 0.12, height * 0.04, height * 0.12, fill)
  );
}

/** A cloud of soft balls. */
export const cloud = (random: Random, x: number, y: number, size: number, fill: string): string =>
  `<g ${HAZE} opacity="0.85">${many(7, (index) =>
    ellipse(
      x + (index - 3) * size * 0.3,
      y + between(random, -0.12, 0.08) * size,
      size * between(random, 0.25, 0.45),
      size * between(random, 0.12, 0.24),
      fill,
    ),
  )}</g>`;
