import { plainValue, valueDiff } from './value-diff';

const diff = (before: string | undefined, after: string | undefined) =>
  valueDiff({
    path: 'value',
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  }).text;

it('marks the words that differ between values that are much alike', () => {
  expect(diff('alarm when above 10 messages', 'alarm when above 25 messages')).toBe(
    'alarm when above <del>10</del><ins>25</ins> messages',
  );
});

it('tells values with little in common one after the other', () => {
  expect(diff('thumbnails', 'lambdas-prod')).toBe(
    '<del>thumbnails</del> → <ins>lambdas-prod</ins>',
  );
});

it('tells what comes and what goes', () => {
  expect(diff(undefined, 'new')).toBe('<ins>new</ins>');
  expect(diff('old', undefined)).toBe('<del>old</del>');
});

it('does not compare the words that stand for a value', () => {
  expect(diff('(sensitive value)', '(known after apply)')).toBe(
    '<del><i>(sensitive value)</i></del> → <ins><i>(known after apply)</i></ins>',
  );
});

it('reads JSON line by line', () => {
  expect(diff('{"Effect":"Allow","Action":"a"}', '{"Effect":"Allow","Action":"b"}')).toContain(
    '\n  &quot;Action&quot;: &quot;<del>a</del><ins>b</ins>&quot;\n',
  );
});

it('leaves JSON alone whose numbers it would change', () => {
  expect(plainValue('[12345678901234567890]').text).toBe('[12345678901234567890]');
  expect(plainValue('[1234567890]').text).toBe('[\n  1234567890\n]');
});

it('folds lines that stay, but not where they are few', () => {
  const list = (length: number, last: string) =>
    JSON.stringify([...Array.from({ length }, (_, index) => `value ${index}`), last]);
  const long = diff(list(30, 'old'), list(30, 'new'));
  expect(long).toContain('lines stay ⋯');
  expect(long).toContain('value 29');
  expect(long).not.toContain('value 5&quot;');
  expect(diff(list(3, 'old'), list(3, 'new'))).not.toContain('stay');
});

it('escapes both sides', () => {
  expect(diff('a <b> c d e', 'a <i> c d e')).toBe('a &lt;<del>b</del><ins>i</ins>&gt; c d e');
});
