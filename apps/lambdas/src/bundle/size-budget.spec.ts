import { exceededBudgets, measureCode } from './size-budget';

const budget = { codeBytes: 640_000, gzippedCodeBytes: 190_000, zipBytes: 9_000_000 };

describe('exceededBudgets', () => {
  it('accepts a function that uses its budget up', () => {
    expect(exceededBudgets('thumbnail', budget, budget)).toEqual([]);
  });

  it.each([
    ['codeBytes', 640_100, 'thumbnail: index.js must be at most 640.0 KB, got 640.1 KB'],
    [
      'gzippedCodeBytes',
      200_000,
      'thumbnail: index.js after gzip must be at most 190.0 KB, got 200.0 KB',
    ],
    ['zipBytes', 9_000_100, 'thumbnail: the zip must be at most 9000.0 KB, got 9000.1 KB'],
  ])('names %s and both figures', (part, bytes, message) => {
    expect(exceededBudgets('thumbnail', { ...budget, [part]: bytes }, budget)).toEqual([message]);
  });
});

it('measures code as it is read and as it travels', () => {
  const { codeBytes, gzippedCodeBytes } = measureCode(Buffer.from('a'.repeat(10_000)));

  expect(codeBytes).toBe(10_000);
  expect(gzippedCodeBytes).toBeLessThan(100);
});
