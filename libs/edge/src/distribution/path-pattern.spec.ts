import * as fc from 'fast-check';
import { covers, findUnreachable, normalizePattern } from './path-pattern';

it.each([
  ['*', '/a'],
  ['/images/*', '/images/raw/*'],
  ['/a?c', '/a?c'],
  ['*.jpg', '/images/*.jpg'],
  ['/a*', '/a?'],
])('%p covers %p', (outer, inner) => expect(covers(outer, inner)).toBe(true));

it.each([
  ['/images/raw/*', '/images/*'],
  ['/a?c', '/a*c'],
  ['/a.c', '/abc'],
  ['/a+', '/aa'],
  ['*.jpg', '/images/*'],
])('%p does not cover %p', (outer, inner) => expect(covers(outer, inner)).toBe(false));

it('reads a pattern with and without its slash as one', () => {
  expect(normalizePattern('images/*')).toBe('/images/*');
  expect(normalizePattern('/images/*')).toBe('/images/*');
  expect(normalizePattern('*.jpg')).toBe('*.jpg');
});

it('finds what is behind a wider pattern', () => {
  expect(findUnreachable(['/a/*', '/b', '/a/b', '/a/*'])).toEqual([
    { pattern: '/a/b', behind: '/a/*' },
  ]);
});

/** Whether a pattern matches a path, by trying every way. */
function matches(pattern: string, path: string): boolean {
  const [first, ...others] = [...pattern];
  const rest = others.join('');
  if (first === undefined) return path === '';
  if (first === '*') return matches(rest, path) || (path !== '' && matches(pattern, path.slice(1)));
  return path !== '' && (first === '?' || first === path[0]) && matches(rest, path.slice(1));
}

it('never calls a pattern unreachable that a path reaches', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 5 });
  const path = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 6 });
  fc.assert(
    fc.property(pattern, pattern, path, (outer, inner, each) => {
      fc.pre(covers(outer, inner) && matches(inner, each));
      return matches(outer, each);
    }),
  );
});
