import { markdownCode, markdownText } from '@archway/checks';
import { clip } from './clip';

it('leaves a value that fits as it is', () => {
  expect(clip('a_b', 4, markdownText)).toBe('a\\_b');
});

it('cuts a value that does not fit before its ellipsis, with its escapes whole', () => {
  expect(clip('a_b_c', 5, markdownText)).toBe('a…');
  expect(clip('a_b_c', 6, markdownText)).toBe('a\\_…');
});

it.each(['👩‍👩‍👧', '👍🏽', 'é'.normalize('NFD'), '日', '🌈'])('never cuts within %s', (character) => {
  const size = Buffer.byteLength(character);
  for (let most = 3; most < 3 * size + 3; most++) {
    const text = clip(character.repeat(40), most, (value) => value);
    expect(text).toBe(`${character.repeat(Math.floor((most - 3) / size))}…`);
  }
});

it('cuts within the code and not its fence', () => {
  expect(clip('abcdefgh', 8, markdownCode)).toBe('`abc…`');
});
