import { assert, constantFrom, property, string } from 'fast-check';
import { patternCovers, patternsMeet } from './pattern';

const pattern = string({ unit: constantFrom('a', 'b', '*', '?'), maxLength: 5 });

/** All texts of up to five letters. */
const TEXTS = ((): readonly string[] => {
  const longer = (texts: readonly string[]): readonly string[] =>
    texts.flatMap((text) => [`${text}a`, `${text}b`, `${text}c`]);
  const byLength = [['']];
  for (let length = 1; length <= 5; length++) byLength.push([...longer(byLength.at(-1) ?? [])]);
  return byLength.flat();
})();

const matched = (each: string): readonly string[] => {
  const expression = new RegExp(`^${each.replaceAll('?', '.').replaceAll('*', '.*')}$`);
  return TEXTS.filter((text) => expression.test(text));
};

it.each([
  ['s3:*', 's3:Get*'],
  ['s3:Get*', 's3:GetObject'],
  ['*', 's3:*'],
  ['arn:*:photos/*', 'arn:aws:s3:::photos/uploads/*'],
  ['a?', 'a?'],
])('%s covers %s, and not the other way round unless they are the same', (wide, narrow) => {
  expect(patternCovers(wide, narrow)).toBe(true);
  expect(patternCovers(narrow, wide)).toBe(wide === narrow);
});

it('says that a pattern covers another one only where every text of it is matched', () => {
  assert(
    property(pattern, pattern, (wide, narrow) => {
      if (!patternCovers(wide, narrow)) return;
      const all = new Set(matched(wide));
      expect(matched(narrow).filter((text) => !all.has(text))).toEqual([]);
    }),
  );
});

it('says that patterns meet just where a text is matched by both', () => {
  assert(
    property(pattern, pattern, (one, other) => {
      const all = new Set(matched(one));
      const common = matched(other).some((text) => all.has(text));
      // A common text of two patterns of five characters may be longer than those that are tried.
      if (common || one.length + other.length <= 5) expect(patternsMeet(one, other)).toBe(common);
    }),
  );
});
