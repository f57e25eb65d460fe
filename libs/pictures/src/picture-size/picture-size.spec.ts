import { sizeProblems } from './picture-size';
import type { PictureSize } from './picture-size';

const size = (over: Partial<PictureSize>): PictureSize => ({
  longestEdgePixels: 128,
  format: 'webp',
  quality: 80,
  ...over,
});

describe('sizeProblems', () => {
  it.each([
    { longestEdgePixels: 1 },
    { longestEdgePixels: 16_383 },
    { quality: 1 },
    { quality: 100 },
    { effort: 0 },
    { effort: 6 },
    { format: 'avif', effort: 9 },
    { format: 'jpeg' },
    { identifier: 's3-sequencer:0055AED6DCD90281E5' },
    { identifier: 'x'.repeat(200) },
  ] as Partial<PictureSize>[])('accepts %j', (over) => {
    expect(sizeProblems([size(over)])).toEqual([]);
  });

  it.each([
    [
      { longestEdgePixels: 0 },
      'longestEdgePixels must be a whole number between 1 and 16383, got 0',
    ],
    [
      { longestEdgePixels: 16_384 },
      'longestEdgePixels must be a whole number between 1 and 16383, got 16384',
    ],
    [
      { longestEdgePixels: 1.5 },
      'longestEdgePixels must be a whole number between 1 and 16383, got 1.5',
    ],
    [
      { longestEdgePixels: NaN },
      'longestEdgePixels must be a whole number between 1 and 16383, got NaN',
    ],
    [{ quality: 0 }, 'quality must be a whole number between 1 and 100, got 0'],
    [{ quality: 101 }, 'quality must be a whole number between 1 and 100, got 101'],
    [{ effort: 7 }, 'effort must be a whole number between 0 and 6, got 7'],
    [{ format: 'avif', effort: 10 }, 'effort must be a whole number between 0 and 9, got 10'],
    [{ format: 'jpeg', effort: 1 }, 'effort has no meaning for jpeg, got 1: leave it out'],
    [{ identifier: '' }, 'identifier must be 1 to 200 letters, digits or any of :._-, got '],
    [{ identifier: '"' }, 'identifier must be 1 to 200 letters, digits or any of :._-, got "'],
    [
      { identifier: 'x'.repeat(201) },
      `identifier must be 1 to 200 letters, digits or any of :._-, got ${'x'.repeat(201)}`,
    ],
    [{ format: 'toString' }, 'format must be jpeg, webp or avif, got toString'],
  ] as [Partial<PictureSize>, string][])('rejects %j', (over, problem) => {
    expect(sizeProblems([size({}), size(over)])).toEqual([`sizes[1].${problem}`]);
  });

  it('rejects no size at all', () => {
    expect(sizeProblems([])).toEqual(['sizes must hold at least one size, got none']);
  });

  it('tells all problems at once', () => {
    expect(
      sizeProblems([size({ quality: 0, effort: -1 }), size({ longestEdgePixels: 0 })]),
    ).toHaveLength(3);
  });
});
