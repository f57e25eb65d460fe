import fc from 'fast-check';
import { contains, overlaps, parseCidr } from './cidr';

const block = fc
  .tuple(fc.nat(255), fc.integer({ min: 24, max: 32 }))
  .map(([host, length]) => `10.0.0.${host}/${length}`);
const addresses = (text: string): Set<number> => {
  const [, host = '0', length = '0'] = /^10\.0\.0\.(\d+)\/(\d+)$/.exec(text) ?? [];
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(Number(host) / size) * size;
  return new Set(Array.from({ length: size }, (_, at) => first + at));
};

it('agrees with a comparison of every address', () => {
  fc.assert(
    fc.property(block, block, (a, b) => {
      const [one, other] = [parseCidr(a), parseCidr(b)];
      if (one === undefined || other === undefined) throw new Error('no block');
      const [left, right] = [addresses(a), addresses(b)];
      const shared = [...left].filter((each) => right.has(each)).length;
      expect(overlaps(one, other)).toBe(shared > 0);
      expect(contains(one, other)).toBe(shared === right.size);
    }),
  );
});

it.each(['10.0.0.0/33', '10.0.0', 'x/8', '10.0.0.0/8/8', '::/129'])('is not %s', (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

it('keeps families apart', () => {
  const [v4, v6] = [parseCidr('0.0.0.0/0'), parseCidr('::/0')];
  expect(v4 && v6 && overlaps(v4, v6)).toBe(false);
});
