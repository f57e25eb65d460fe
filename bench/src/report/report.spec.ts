import { limitRow, ratioRow, renderSection } from './report';

it('judges a measurement by its goal', () => {
  expect(ratioRow('10 resources', 2, 2)).toEqual({
    what: '10 resources',
    measured: '2.00x',
    goal: '≤ 2.00x',
    met: true,
  });
  expect(ratioRow('10 resources', 2.01, 2).met).toBe(false);
});

it('judges nothing that has no goal', () => {
  expect(limitRow('memory', 12.34, undefined, (value) => `${value} MiB`)).toEqual({
    what: 'memory',
    measured: '12.34 MiB',
  });
});

it('prints one line for each row, and what is missing', () => {
  const text = renderSection({
    title: 'Synthesis',
    rows: [ratioRow('small', 1, 2), ratioRow('large', 9, 5), ratioRow('informative', 3)],
    missing: ['aws-cdk-lib: no network'],
  });

  expect(text).toMatch(/small .* 1\.00x .* ≤ 2\.00x .* met/);
  expect(text).toMatch(/large .* 9\.00x .* ≤ 5\.00x .* MISSED/);
  expect(text).toMatch(/informative .* 3\.00x/);
  expect(text).toContain('not measured: aws-cdk-lib: no network');
});
