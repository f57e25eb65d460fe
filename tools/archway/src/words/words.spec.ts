import { count, duration, size } from './words';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9_940, '9.9 kB'],
  [10_500, '11 kB'],
  [999_600, '1.0 MB'],
  [12_300_000, '12 MB'],
])('%i bytes are %s', (bytes, text) => expect(size(bytes)).toBe(text));

it.each([
  [-1, '0 ms'],
  [999.4, '999 ms'],
  [1000, '1.0 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min'],
  [365_000, '6 min 5 s'],
  [3_600_000, '1 h'],
  [3_720_000, '1 h 2 min'],
])('%d ms are %s', (ms, text) => expect(duration(ms)).toBe(text));

it('counts', () => expect([count(1, 'photo'), count(2, 'photo')]).toEqual(['1 photo', '2 photos']));
