import fc from 'fast-check';
import { compareSequencers } from './sequencer';

const sequencer = fc.stringMatching(/^[0-9A-F]{1,18}$/);

describe('compareSequencers', () => {
  it.each([
    ['0055AED6DCD90281E5', '0055AED6DCD90281E6'],
    ['0055AED6DCD90281E5', '0055AED6DCD90281E501'],
    ['0A', '0B00'],
    ['00ff', '0100'],
  ])('puts %s before %s', (earlier, later) => {
    expect(compareSequencers(earlier, later)).toBeLessThan(0);
    expect(compareSequencers(later, earlier)).toBeGreaterThan(0);
  });

  it.each([
    ['0055AED6', '0055AED6'],
    ['0055AED6', '0055aed6'],
    ['0055AED6', '0055AED600'],
  ])('takes %s and %s for the same event', (left, right) => {
    expect(compareSequencers(left, right)).toBe(0);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(sequencer, sequencer, sequencer, (a, b, c) => {
        expect(Math.sign(compareSequencers(a, b))).toBe(0 - Math.sign(compareSequencers(b, a)));
        if (compareSequencers(a, b) <= 0 && compareSequencers(b, c) <= 0) {
          expect(compareSequencers(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
