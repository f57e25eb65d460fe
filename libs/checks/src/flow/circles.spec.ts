import fc from 'fast-check';
import { circlesIn } from './circles';

const steps = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([from, to]) => ({ from: { key: from }, to: { key: to } }));
const shown = (found: readonly ReturnType<typeof steps>[number][]) =>
  found.map(({ from, to }) => from.key + to.key);

it('keeps the steps of a circle, and not those that lead to it or away', () => {
  const all = steps(['a', 'b'], ['b', 'c'], ['c', 'b'], ['c', 'd'], ['e', 'e']);
  expect(shown(circlesIn(all))).toEqual(['bc', 'cb', 'ee']);
});

it('walks a way of any length', () => {
  const long = Array.from({ length: 20_000 }, (_, at) => [`${at}`, `${at + 1}`] as const);
  expect(circlesIn(steps(...long))).toEqual([]);
  expect(circlesIn(steps(...long, ['20000', '0']))).toHaveLength(20_001);
});

it('keeps exactly the steps that one can come back from', () => {
  const name = fc.constantFrom(...'abcdef');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name), { maxLength: 12 }), (pairs) => {
      const reached = (start: string): ReadonlySet<string> => {
        const seen = new Set([start]);
        for (const at of seen) for (const [from, to] of pairs) if (from === at) seen.add(to);
        return seen;
      };
      const expected = pairs
        .filter(([from, to]) => reached(to).has(from))
        .map((each) => each.join(''));
      expect(shown(circlesIn(steps(...pairs)))).toEqual(expected);
    }),
  );
});
