import {
  between,
  circle,
  cloud,
  conifer,
  ellipse,
  HAZE,
  line,
  many,
  path,
  radial,
  rect,
  ridge,
  seeded,
  SOFT,
  svg,
  vertical,
} from '../drawing/drawing';

/** Snowy mountains that a still lake mirrors. */
export function lake(): Buffer {
  const [w, h, shore] = [1200, 800, 470];
  const land = (): string => {
    const random = seeded(12);
    return (
      path(ridge(random, w, shore, 330, 210, true), 'url(#far)') +
      path(ridge(random, w, shore, 400, 120, true), 'url(#near)') +
      many(70, (index) =>
        conifer(index * 18 + between(random, -8, 8), shore + 4, between(random, 40, 95), '#1d3a35'),
      )
    );
  };
  return svg(
    w,
    h,
    vertical('sky', '#5b8fc7', '#a9cbe6', '#fbe3c6') +
      vertical('far', '#fdfdff', '#93a8c4', '#6f86a5') +
      vertical('near', '#5e7690', '#3c566b') +
      vertical('water', '#b9c9d2cc', '#2f5a78dd', '#143850'),
    rect(0, 0, w, shore, 'url(#sky)'),
    cloud(seeded(3), 860, 120, 170, '#ffffff'),
    cloud(seeded(4), 250, 90, 120, '#fff6ec'),
    land(),
    `<g transform="translate(0 ${2 * shore}) scale(1 -1)" ${SOFT}>${rect(0, 0, w, shore, 'url(#sky)')}${land()}</g>`,
    rect(0, shore, w, h - shore, 'url(#water)', 'opacity="0.75"'),
    many(26, (index) =>
      rect(
        (index * 397) % w,
        shore + 12 + index * 12,
        120 + index * 5,
        1.6,
        '#ffffff',
        'opacity="0.16"',
      ),
    ),
  );
}

/** Conifers one behind the other, paler with each row, under a low sun. */
export function forest(): Buffer {
  const [w, h] = [800, 1200];
  const random = seeded(77);
  const rows = ['#b9cdbf', '#94b3a4', '#6b9383', '#436f60', '#234a40', '#0f2a26'];
  return svg(
    w,
    h,
    vertical('sky', '#f6e7c1', '#f3dfc4', '#cfdcd0') +
      radial('sun', '#fffbe8', '#ffe9a6', '#ffe9a600'),
    rect(0, 0, w, h, 'url(#sky)'),
    circle(560, 260, 240, 'url(#sun)'),
    ...rows.map((color, row) => {
      const foot = 620 + row * 125;
      const trees = many(16 - row, () =>
        conifer(
          between(random, -20, w + 20),
          foot + between(random, 0, 40),
          between(random, 200, 300) + row * 75,
          color,
        ),
      );
      return (
        `${trees}${rect(0, foot, w, h - foot, color)}` +
        ellipse(w / 2, foot + 30, w * 0.7, 40, '#eef1e6', `${HAZE} opacity="${0.55 - row * 0.08}"`)
      );
    }),
    many(9, (index) =>
      line(`M${300 + index * 22} ${170 + ((index * 37) % 50)}q8 -9 16 0q8 -9 16 0`, '#4b5b55', 2.4),
    ),
  );
}

/** Dunes, a cactus and its shadow at noon. */
export function desert(): Buffer {
  const [w, h] = [1200, 800];
  const random = seeded(41);
  const arm = (d: string): string =>
    line(d, '#3f6b3a', 40, 'stroke-linecap="round" stroke-linejoin="round"');
  const rib = (d: string): string => line(d, '#5d8c50', 7, 'stroke-linecap="round" opacity="0.8"');
  return svg(
    w,
    h,
    vertical('sky', '#2f7fc1', '#8cc4e4', '#fdeccb') +
      vertical('d0', '#eab676', '#d99a55') +
      vertical('d1', '#e6a35c', '#c77f3c') +
      vertical('d2', '#dd8f45', '#a85f28') +
      radial('sun', '#ffffff', '#fff4c4', '#fff4c400'),
    rect(0, 0, w, h, 'url(#sky)'),
    circle(960, 130, 150, 'url(#sun)'),
    path(ridge(random, w, h, 430, 60), 'url(#d0)'),
    path(ridge(random, w, h, 520, 90), 'url(#d1)'),
    path(ridge(random, w, h, 630, 70), 'url(#d2)'),
    ellipse(250, 702, 190, 16, '#7b3f18', `${SOFT} opacity="0.55"`),
    arm('M340 700V330'),
    arm('M340 560H250V450'),
    arm('M340 500H430V400'),
    rib('M331 690V340'),
    rib('M349 690V340'),
    rib('M250 540V455'),
    rib('M430 480V405'),
    many(24, () =>
      ellipse(
        between(random, 0, w),
        between(random, 690, 790),
        between(random, 4, 13),
        between(random, 3, 7),
        '#8a4d20',
      ),
    ),
  );
}

/** Northern lights over snow, a cabin and its lit window. */
export function northernLights(): Buffer {
  const [w, h] = [800, 1200];
  const random = seeded(8);
  const curtain = (x: number, color: string, seed: number): string => {
    const chance = seeded(seed);
    return many(26, (index) => {
      const left = x + index * 20 + Math.sin(index / 3 + seed) * 46;
      const top = 140 + Math.sin(index / 4 + seed) * 80 + between(chance, -30, 30);
      return rect(left, top, 26, between(chance, 330, 520), color);
    });
  };
  return svg(
    w,
    h,
    vertical('sky', '#040a22', '#0a2145', '#17476a') +
      vertical('green', '#39ffb200', '#4dffb0b0', '#39ffb200') +
      vertical('violet', '#b46bff00', '#b46bff90', '#b46bff00') +
      vertical('snow', '#cfe3f2', '#7f9fbd') +
      radial('glow', '#ffcf70', '#ffb34700'),
    rect(0, 0, w, h, 'url(#sky)'),
    many(170, () =>
      circle(between(random, 0, w), between(random, 0, 820), between(random, 0.6, 2.1), '#ffffff'),
    ),
    `<g ${HAZE}>${curtain(60, 'url(#violet)', 5)}${curtain(150, 'url(#green)', 2)}</g>`,
    path(ridge(random, w, h, 860, 150, true), '#27435f'),
    path(ridge(random, w, h, 960, 60), 'url(#snow)'),
    many(12, () =>
      conifer(
        between(random, 0, 330),
        between(random, 960, 1060),
        between(random, 110, 220),
        '#0c2230',
      ),
    ),
    rect(520, 960, 150, 90, '#3b2a22'),
    path('M500 965L595 895L690 965Z', '#e4eff7'),
    circle(595, 1010, 95, 'url(#glow)', 'opacity="0.75"'),
    rect(575, 985, 42, 40, '#ffdf8e'),
    line('M596 985V1025M575 1005H617', '#3b2a22', 4),
  );
}
