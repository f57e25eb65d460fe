import { matches } from './pattern';

describe('a pattern', () => {
  it.each([
    ['exact text', { a: ['x', 'y'] }, { a: 'y' }, { a: 'z' }],
    ['exact number', { a: [5] }, { a: 5 }, { a: '5' }],
    ['boolean and null', { a: [true], b: [null] }, { a: true, b: null }, { a: true, b: 0 }],
    ['every name', { a: ['x'], b: ['y'] }, { a: 'x', b: 'y', c: 1 }, { a: 'x' }],
    ['one item of a list', { a: ['x'] }, { a: ['w', 'x'] }, { a: ['w'] }],
    ['a prefix', { a: [{ prefix: 'up/' }] }, { a: 'up/x' }, { a: 'down/x' }],
    ['a suffix', { a: [{ suffix: '.jpg' }] }, { a: 'x.jpg' }, { a: 'x.png' }],
    ['any case', { a: [{ 'equals-ignore-case': 'Tennis' }] }, { a: 'TENNIS' }, { a: 'rugby' }],
    ['anything but texts', { a: [{ 'anything-but': ['x', 'y'] }] }, { a: 'z' }, { a: 'x' }],
    ['anything but one text', { a: [{ 'anything-but': 'x' }] }, { a: 'z' }, { a: 'x' }],
    [
      'anything but a prefix',
      { a: [{ 'anything-but': { prefix: 'x' } }] },
      { a: 'yx' },
      { a: 'xy' },
    ],
    [
      'anything but a suffix',
      { a: [{ 'anything-but': { suffix: ['x', 'y'] } }] },
      { a: 'xz' },
      { a: 'zy' },
    ],
    ['anything but a number', { a: [{ 'anything-but': [5] }] }, { a: 6 }, { a: 5 }],
    [
      'anything but, an item beside',
      { a: [{ 'anything-but': ['x'] }] },
      { a: ['x', 'y'] },
      { a: ['x'] },
    ],
    ['an equal number', { a: [{ numeric: ['=', 3.5] }] }, { a: 3.5 }, { a: 3 }],
    ['a range', { a: [{ numeric: ['>', 0, '<=', 150] }] }, { a: 150 }, { a: 0 }],
    ['presence', { a: [{ exists: true }] }, { a: 'x' }, {}],
    ['absence', { a: [{ exists: false }] }, {}, { a: 'x' }],
    ['absence or a value', { a: [{ 'anything-but': ['x'] }, { exists: false }] }, {}, { a: 'x' }],
    ['a network', { a: [{ cidr: '10.0.0.0/24' }] }, { a: '10.0.0.255' }, { a: '10.0.1.0' }],
    ['one of several patterns', { $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: 'y' }, { b: 'x' }],
    ['something nested', { a: { b: ['x'] } }, { a: { b: 'x' } }, { a: { c: 'x' } }],
    ['something nested that is absent', { a: { b: [{ exists: false }] } }, {}, { a: { b: 1 } }],
    [
      'objects in a list',
      { R: { k: [{ prefix: 'a' }] } },
      { R: [{ k: 'b' }, { k: 'a1' }] },
      { R: [{ k: 'b' }] },
    ],
    ['a wildcard', { a: [{ wildcard: 'up/*.jpg' }] }, { a: 'up/b/c.jpg' }, { a: 'up/c.png' }],
  ])('accepts %s and nothing beside it', (_, pattern, accepted, rejected) => {
    expect(matches(pattern, accepted)).toBe(true);
    expect(matches(pattern, rejected)).toBe(false);
  });

  it('with an operator that nobody knows matches nothing', () => {
    expect(matches({ a: [{ contains: 'x' }] }, { a: 'x' })).toBe(false);
  });
});
