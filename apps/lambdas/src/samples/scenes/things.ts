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

/** A bowl of milky coffee on a table in the sun. */
export function coffee(): Buffer {
  const [w, h] = [1200, 800];
  const random = seeded(5);
  const steam = (x: number): string =>
    line(
      `M${x} 330q-44 -60 0 -120t0 -130`,
      '#ffffff',
      20,
      `${HAZE} opacity="0.75" stroke-linecap="round"`,
    );
  return svg(
    w,
    h,
    vertical('wall', '#f7d9a8', '#f2b880', '#e49a68') +
      vertical('table', '#b8743f', '#7a4420') +
      vertical('cup', '#ffffff', '#e9e4df', '#bfb5ad') +
      radial('milk', '#f0d3a8', '#d9a86c', '#a86f3a') +
      radial('light', '#fffbe6', '#fffbe600'),
    rect(0, 0, w, 540, 'url(#wall)'),
    circle(220, 120, 330, 'url(#light)'),
    many(14, () =>
      circle(
        between(random, 500, w),
        between(random, 30, 430),
        between(random, 26, 70),
        '#fff1cf',
        `${SOFT} opacity="0.3"`,
      ),
    ),
    rect(0, 530, w, 270, 'url(#table)'),
    many(16, (index) =>
      line(
        `M0 ${548 + index * 17}q300 ${(index % 5) * 4 - 8} 600 0t600 0`,
        '#5f3417',
        2.5,
        'opacity="0.35"',
      ),
    ),
    ellipse(660, 690, 380, 46, '#3b1f0d', `${HAZE} opacity="0.6"`),
    ellipse(600, 672, 340, 54, '#f4efe9'),
    ellipse(600, 664, 250, 32, '#cfc5bb', SOFT),
    line('M830 430q130 -20 120 80t-160 90', '#e4ddd6', 34, 'stroke-linecap="round"'),
    path('M360 400Q372 640 500 660H700Q828 640 840 400Z', 'url(#cup)'),
    path('M372 470Q376 500 384 530H816Q824 500 828 470Z', '#4d7fa8'),
    ellipse(600, 400, 240, 58, '#ffffff'),
    ellipse(600, 404, 218, 47, 'url(#milk)'),
    path('M600 440q-92 -26 -84 -46q18 -24 84 6q66 -30 84 -6q8 20 -84 46Z', '#fdf0da'),
    steam(540),
    steam(650),
  );
}

/** A meadow of poppies. */
export function poppies(): Buffer {
  const [w, h] = [1200, 800];
  const random = seeded(19);
  const poppy = (x: number, y: number, size: number): string =>
    line(
      `M${x} ${y}q${size * 0.2} ${size} 0 ${size * 2.6}`,
      '#3f6b2a',
      Math.max(1.5, size * 0.09),
    ) +
    ellipse(x - size * 0.32, y, size * 0.46, size * 0.4, '#d1261f') +
    ellipse(x + size * 0.32, y, size * 0.46, size * 0.4, '#e23a2c') +
    ellipse(x, y - size * 0.16, size * 0.44, size * 0.4, '#ee4a38') +
    ellipse(x, y + size * 0.16, size * 0.44, size * 0.34, '#c51f1a') +
    circle(x, y, size * 0.13, '#2a1a1c');
  return svg(
    w,
    h,
    vertical('sky', '#4aa0dc', '#bfe2f3') + vertical('grass', '#a8c760', '#5d9438', '#2f5f22'),
    rect(0, 0, w, h, 'url(#sky)'),
    cloud(seeded(21), 300, 130, 190, '#ffffff'),
    cloud(seeded(22), 880, 190, 150, '#ffffff'),
    path(ridge(random, w, h, 330, 40), '#7d9f7a'),
    rect(0, 350, w, 450, 'url(#grass)'),
    many(160, () =>
      line(
        `M${between(random, 0, w).toFixed(0)} ${between(random, 520, 840).toFixed(0)}q10 -60 -8 -120`,
        '#7fb046',
        2.5,
        'opacity="0.6"',
      ),
    ),
    many(190, (index) => {
      const depth = (index / 190) ** 1.7;
      return poppy(
        Math.round(between(random, -20, w + 20)),
        Math.round(370 + depth * 380),
        5 + depth * 62,
      );
    }),
  );
}

/** A palm on a beach. */
export function beach(): Buffer {
  const [w, h] = [1200, 800];
  const random = seeded(52);
  const leaf = (dx: number, dy: number): string =>
    path(`M0 0Q${dx * 0.5} ${dy - 90} ${dx} ${dy}Q${dx * 0.45} ${dy - 36} 0 0Z`, '#2f7d3a') +
    line(`M0 0Q${dx * 0.48} ${dy - 66} ${dx} ${dy}`, '#1f5a2a', 3);
  return svg(
    w,
    h,
    vertical('sky', '#1d8bd1', '#8fd3f0', '#e8f6f2') +
      vertical('sea', '#0e7fa8', '#2fb6c4', '#9fe3da') +
      vertical('sand', '#f6e3b4', '#dcb878'),
    rect(0, 0, w, 400, 'url(#sky)'),
    cloud(seeded(51), 760, 140, 190, '#ffffff'),
    ellipse(950, 402, 190, 40, '#3e7d5a', SOFT),
    rect(0, 395, w, 260, 'url(#sea)'),
    many(40, () =>
      ellipse(
        between(random, 0, w),
        between(random, 410, 560),
        between(random, 12, 60),
        1.8,
        '#ffffff',
        'opacity="0.45"',
      ),
    ),
    path(`M0 640Q300 560 640 620T1200 600V800H0Z`, '#ffffff', 'opacity="0.9"'),
    path(`M0 660Q300 578 640 638T1200 618V800H0Z`, 'url(#sand)'),
    ellipse(470, 742, 190, 16, '#a67f45', `${SOFT} opacity="0.6"`),
    line('M330 740Q300 500 420 250', '#8a5f36', 34, 'stroke-linecap="round"'),
    many(11, (index) =>
      line(`M${(318 + index * index * 0.75).toFixed(0)} ${700 - index * 42}h34`, '#6e4826', 4),
    ),
    `<g transform="translate(420 245)">${leaf(-250, 20)}${leaf(-210, 130)}${leaf(-150, -110)}${leaf(60, -170)}${leaf(210, -70)}${leaf(260, 60)}${leaf(170, 160)}${circle(-8, 14, 18, '#5d3b1e')}${circle(22, 20, 18, '#6b4524')}</g>`,
    `<g transform="translate(830 700)">${path('M-110 0A110 110 0 0 1 110 0Z', '#e2413a')}${path('M-60 0A60 110 0 0 1 60 0Z', '#ffffff')}${path('M-22 0A22 110 0 0 1 22 0Z', '#e2413a')}${line('M0 0V70', '#8a6a45', 7)}</g>`,
  );
}

/** A sunflower that was cut out: nothing around it. */
export function sunflower(): Buffer {
  const [w, h] = [800, 1000];
  const petals = (count: number, length: number, turn: number, color: string): string =>
    many(
      count,
      (index) =>
        `<g transform="rotate(${(index * 360) / count + turn})">${path(`M0 0Q52 ${-length * 0.6} 0 ${-length}Q-52 ${-length * 0.6} 0 0Z`, color)}</g>`,
    );
  const seeds = many(260, (index) => {
    const angle = index * 2.39996;
    const radius = Math.sqrt(index) * 7.6;
    return circle(
      Math.cos(angle) * radius,
      Math.sin(angle) * radius,
      3.6,
      index % 3 ? '#6b3f1a' : '#a06a2c',
    );
  });
  const leaf = (x: number, y: number, dx: number): string =>
    path(`M${x} ${y}q${dx * 0.4} -120 ${dx} -90q${-dx * 0.2} 120 ${-dx} 90Z`, '#3f8a3a') +
    line(`M${x} ${y}q${dx * 0.5} -60 ${dx} -90`, '#2c662a', 4);
  return svg(
    w,
    h,
    radial('heart', '#3b2110', '#5a3315', '#2e190b'),
    line('M400 400Q430 720 400 1000', '#4a8f3c', 30),
    leaf(412, 820, 220),
    leaf(410, 900, -230),
    `<g transform="translate(400 350)">${petals(22, 300, 8, '#e8960c')}${petals(22, 280, 0, '#ffc421')}${petals(22, 230, 8, '#ffd84f')}${circle(0, 0, 132, 'url(#heart)')}${seeds}</g>`,
  );
}
