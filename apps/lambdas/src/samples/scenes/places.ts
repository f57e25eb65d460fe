import {
  between,
  circle,
  cloud,
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

/** Glitter of a low light on water. */
const glitter = (seed: number, x: number, top: number, bottom: number, color: string): string => {
  const random = seeded(seed);
  return many(120, () => {
    const depth = random();
    const reach = 30 + depth * 190;
    return ellipse(
      x + between(random, -reach, reach),
      top + (bottom - top) * depth,
      8 + depth * 26,
      1.2 + depth * 2.6,
      color,
      'opacity="0.55"',
    );
  });
};

/** A sailing boat before the setting sun. */
export function sailingBoat(): Buffer {
  const [w, h, sea] = [1200, 800, 480];
  return svg(
    w,
    h,
    vertical('sky', '#2b3a77', '#c9567a', '#ff9a5a', '#ffd98a') +
      vertical('sea', '#f0a060', '#8c4a74', '#1f2350') +
      radial('sun', '#fffbe0', '#ffe28a', '#ffb05000'),
    rect(0, 0, w, sea, 'url(#sky)'),
    circle(820, sea - 30, 230, 'url(#sun)'),
    circle(820, sea - 40, 70, '#fff3bf'),
    cloud(seeded(9), 320, 170, 190, '#e58a8f'),
    cloud(seeded(2), 980, 130, 130, '#d97a8c'),
    rect(0, sea, w, h - sea, 'url(#sea)'),
    glitter(6, 820, sea + 6, h, '#fff0b8'),
    `<g transform="translate(430 565)">
      ${path('M-120 0H130L95 46H-85Z', '#2a1a2c')}
      ${line('M0 0V-330', '#2a1a2c', 8)}
      ${path('M10 -320Q150 -160 125 -20H10Z', '#fff1de')}
      ${path('M-10 -300Q-95 -140 -105 -20H-10Z', '#f7cfae')}
      ${path('M0 -330l46 14l-46 14Z', '#d3312f')}
      ${ellipse(0, 60, 130, 12, '#1a1636', `${SOFT} opacity="0.6"`)}
    </g>`,
  );
}

/** Hot-air balloons over green hills. */
export function balloons(): Buffer {
  const [w, h] = [1200, 800];
  const random = seeded(23);
  const balloon = (x: number, y: number, size: number, colors: readonly string[]): string => {
    const stripes = many(6, (index) => {
      const half = size * (1 - index / 6);
      return ellipse(0, 0, half, size * 1.08, colors[index % colors.length] ?? '#ffffff');
    });
    return `<g transform="translate(${x} ${y})">
      ${line(`M${-size * 0.55} ${size * 0.9}L${-size * 0.14} ${size * 1.55}M${size * 0.55} ${size * 0.9}L${size * 0.14} ${size * 1.55}`, '#5b4636', 2)}
      ${stripes}
      ${ellipse(-size * 0.35, -size * 0.4, size * 0.25, size * 0.42, '#ffffff', `${SOFT} opacity="0.35"`)}
      ${rect(-size * 0.17, size * 1.5, size * 0.34, size * 0.26, '#7a4b28', 'rx="4"')}
    </g>`;
  };
  return svg(
    w,
    h,
    vertical('sky', '#3f8fd6', '#9fd0f0', '#f4efd9') +
      vertical('h0', '#a9c6a0', '#8fb38a') +
      vertical('h1', '#7fae62', '#5c8f47') +
      vertical('h2', '#5f9a3d', '#2f6428'),
    rect(0, 0, w, h, 'url(#sky)'),
    cloud(seeded(14), 210, 190, 170, '#ffffff'),
    cloud(seeded(15), 720, 430, 140, '#ffffff'),
    path(ridge(random, w, h, 560, 60), 'url(#h0)'),
    path(ridge(random, w, h, 630, 70), 'url(#h1)'),
    path(ridge(random, w, h, 720, 60), 'url(#h2)'),
    balloon(820, 230, 135, ['#d8342c', '#ffd23f']),
    balloon(400, 330, 84, ['#7b3fa0', '#ffffff', '#2f7fc1']),
    balloon(1080, 430, 48, ['#ff8c2e', '#2a9d8f']),
    balloon(160, 480, 36, ['#e2467f', '#fdf0d5']),
  );
}

/** A lighthouse on its rock, waves below. */
export function lighthouse(): Buffer {
  const [w, h] = [1200, 800];
  const random = seeded(31);
  const wave = (y: number, color: string): string => path(ridge(random, w, h, y, 22), color);
  return svg(
    w,
    h,
    vertical('sky', '#5d8fb8', '#b6d7e6', '#f6f1e4') + vertical('tower', '#ffffff', '#d8dde0'),
    rect(0, 0, w, h, 'url(#sky)'),
    cloud(seeded(16), 300, 160, 210, '#ffffff'),
    cloud(seeded(17), 620, 300, 140, '#f3f6f8'),
    wave(560, '#3f7f9c'),
    path('M640 640Q720 520 850 515Q1010 505 1120 570L1200 600V800H600Z', '#5c5147'),
    path('M720 640Q800 560 900 560Q1040 560 1200 660V800H680Z', '#453b34'),
    `<g transform="translate(890 0)">
      ${path('M-62 530L-42 210H42L62 530Z', 'url(#tower)')}
      ${path('M-58 460L-53 385H53L58 460Z', '#c9302c')}
      ${path('M-49 318L-45 252H45L49 318Z', '#c9302c')}
      ${rect(-58, 196, 116, 16, '#2d3338')}
      ${rect(-34, 140, 68, 58, '#ffe9a0')}
      ${line('M-34 140V198M0 140V198M34 140V198', '#2d3338', 5)}
      ${path('M-46 142Q0 84 46 142Z', '#c9302c')}
      ${path('M30 530L22 210H42L62 530Z', '#6f7a80', 'opacity="0.25"')}
      ${rect(-13, 480, 26, 50, '#3a3f44', 'rx="12"')}
    </g>`,
    wave(640, '#2f6c8b'),
    wave(700, '#245a78'),
    many(60, () =>
      ellipse(
        between(random, 0, w),
        between(random, 625, 790),
        between(random, 8, 40),
        2.4,
        '#e9f4f8',
        'opacity="0.6"',
      ),
    ),
    many(5, (index) =>
      line(
        `M${180 + index * 78} ${330 + ((index * 53) % 90)}q14 -15 28 0q14 -15 28 0`,
        '#f9fbfc',
        4,
      ),
    ),
  );
}

/** A city by night, the moon above it. */
export function city(): Buffer {
  const [w, h] = [800, 1200];
  const random = seeded(64);
  const tower = (x: number, width: number, top: number, color: string, lights: number): string => {
    const columns = Math.floor(width / 18);
    const rows = Math.floor((h - top) / 24);
    const windows = many(columns * rows, (index) =>
      random() < lights
        ? rect(
            x + 7 + (index % columns) * 18,
            top + 14 + Math.floor(index / columns) * 24,
            9,
            13,
            random() < 0.8 ? '#ffd98a' : '#cfe6ff',
          )
        : '',
    );
    return rect(x, top, width, h - top, color) + windows;
  };
  const row = (color: string, lights: number, low: number, high: number): string => {
    let drawn = '';
    for (let x = -30; x < w;) {
      const width = between(random, 70, 130);
      drawn += tower(x, width, between(random, low, high), color, lights);
      x += width + between(random, 2, 18);
    }
    return drawn;
  };
  return svg(
    w,
    h,
    vertical('sky', '#0b1030', '#27306b', '#a1567f', '#f0a07a') +
      radial('halo', '#fdf6dcaa', '#fdf6dc00'),
    rect(0, 0, w, h, 'url(#sky)'),
    many(90, () =>
      circle(between(random, 0, w), between(random, 0, 420), between(random, 0.7, 1.9), '#ffffff'),
    ),
    circle(590, 210, 190, 'url(#halo)'),
    circle(590, 210, 74, '#fdf3d2'),
    circle(612, 190, 15, '#e6d8ae', SOFT),
    circle(570, 236, 20, '#e9dcb6', SOFT),
    row('#3a3566', 0.2, 520, 760),
    row('#221f45', 0.45, 640, 900),
    line('M400 610V500', '#14122c', 6),
    tower(350, 100, 610, '#14122c', 0.6),
    row('#12102a', 0.5, 860, 1050),
    ellipse(w / 2, h, w * 0.7, 60, '#f2a86f', `${HAZE} opacity="0.4"`),
  );
}
