import fc from 'fast-check';
import { beginningAndEnding, meeting } from './glob';

it('finds the shortest text that all patterns match', () => {
  expect(meeting(['upload/*', '*.jpg'])).toBe('upload/.jpg');
  expect(meeting(['a*', 'ab?'])).toBe('aba');
});

it('finds none where there is none', () => {
  expect(meeting(['upload/*', 'thumbnail/*'])).toBeUndefined();
  expect(meeting(['*.jpg', '*.png'])).toBeUndefined();
});

it('lets a beginning and an ending lie over each other', () => {
  expect(meeting(beginningAndEnding('ab', 'b'))).toBe('ab');
});

it('agrees with a search through every short text', () => {
  const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 });
  const texts = words('abx', 6);
  fc.assert(
    fc.property(fc.array(glob, { minLength: 1, maxLength: 3 }), (globs) => {
      const matchesAll = (text: string) => globs.every((each) => pattern(each).test(text));
      const found = meeting(globs);
      if (found === undefined) expect(texts.filter(matchesAll)).toEqual([]);
      else expect([found, matchesAll(found)]).toEqual([found, true]);
    }),
  );
});

function pattern(glob: string): RegExp {
  return new RegExp(`^${glob.replaceAll('?', '.').replaceAll('*', '.*')}$`);
}

function words(letters: string, longest: number): string[] {
  let current = [''];
  const all = [''];
  for (let length = 1; length <= longest; length++) {
    current = current.flatMap((word) => [...letters].map((letter) => word + letter));
    all.push(...current);
  }
  return all;
}
