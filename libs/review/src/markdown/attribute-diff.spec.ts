import { attributeDiff } from './attribute-diff';

it('tells a short value as a line that goes and a line that comes', () => {
  expect(attributeDiff({ path: 'name', before: 'a', after: 'b', forcesReplacement: true })).toEqual(
    ['- name = a  # forces the replacement', '+ name = b'],
  );
});

it('tells only the line that comes for what is new', () => {
  expect(attributeDiff({ path: 'name', after: 'b' })).toEqual(['+ name = b']);
});

it('tells that a value changes of which both sides look the same', () => {
  const hidden = '(sensitive value)';
  expect(attributeDiff({ path: 'password', before: hidden, after: hidden })).toEqual([
    '! password = (sensitive value) (changes)',
  ]);
});

it('compares a long JSON document by its lines', () => {
  const document = (image: string) =>
    JSON.stringify([{ cpu: 256, image, name: 'web', logs: 'a'.repeat(60) }]);
  const lines = attributeDiff({
    path: 'containers',
    before: document('a:1'),
    after: document('a:2'),
  });
  expect(lines.filter((line) => /^[-+] /.test(line))).toEqual([
    '-     "image": "a:1",',
    '+     "image": "a:2",',
  ]);
});

it('tells a long text of which nothing is alike without looking for what is', () => {
  const text = (word: string) =>
    Array.from({ length: 5_000 }, (_, index) => `${word}${index}`).join('\n');
  const lines = attributeDiff({ path: 'user_data', before: text('a'), after: text('b') });
  expect(lines.at(-1)).toBe('  … 9960 more lines');
});
