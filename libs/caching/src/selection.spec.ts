import fc from 'fast-check';
import { takes, uncovered, union, type Selection } from './selection';

const NAMES = ['a', 'b', 'c', 'd'];

const known: fc.Arbitrary<Selection> = fc.oneof(
  fc.constantFrom<Selection>('none', 'all'),
  fc.subarray(NAMES, { minLength: 1 }).map((only) => ({ only })),
  fc.subarray(NAMES, { minLength: 1 }).map((except) => ({ except })),
);

/** Names that policies list, and one that none lists. */
const ASKED = [...NAMES, 'other'];

it('compares names without case', () => {
  expect(takes({ only: ['Authorization'] }, 'authorization')).toBe(true);
  expect(takes({ except: ['HOST'] }, 'Host')).toBe(false);
});

it('says nothing of a selection that is not known', () => {
  expect(takes('unknown', 'a')).toBeUndefined();
  expect(uncovered('unknown', 'none')).toEqual({ kind: 'unknown' });
  expect(uncovered('all', 'unknown')).toEqual({ kind: 'unknown' });
  expect(union('unknown', { only: ['a'] })).toBe('unknown');
});

it('takes with a union what either takes', () => {
  fc.assert(
    fc.property(known, known, (one, other) => {
      const both = union(one, other);
      for (const name of ASKED) {
        expect(takes(both, name)).toBe(takes(one, name) || takes(other, name));
      }
    }),
  );
});

it('leaves nothing uncovered exactly where the narrow takes all that the wide takes', () => {
  fc.assert(
    fc.property(known, known, (wide, narrow) => {
      const missing = ASKED.filter((name) => takes(wide, name) && !takes(narrow, name));
      const found = uncovered(wide, narrow);
      expect(found.kind === 'nothing').toBe(missing.length === 0);
      if (found.kind === 'names') expect([...found.names].sort()).toEqual(missing);
    }),
  );
});
