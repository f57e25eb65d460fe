import { reviewJson } from '../json/json';
import { sampleReview } from '../sample/sample-review';
import { looksLikeReview, parseReview } from './parse-review';

const text = reviewJson(sampleReview());

it('reads what was written', () => {
  expect(looksLikeReview(text)).toBe(true);
  expect(parseReview(text, 'review.json')).toEqual(JSON.parse(text));
});

it('takes no plan for a review', () => {
  expect(looksLikeReview('{"format_version":"1.2","resource_changes":[]}')).toBe(false);
});

it.each([
  [
    'of another version',
    text.replace('"version": 1', '"version": 2'),
    'of version 2; this reads 1',
  ],
  ['cut off', text.slice(0, -100), 'is not valid JSON'],
  ['with a part missing', text.replace('"plans"', '"apps"'), 'with parts missing'],
  ['of another form', '[]', 'of version none'],
])('rejects a review %s in one line that names the file', (_, broken, message) => {
  expect(() => parseReview(broken, 'review.json')).toThrow(message);
  expect(() => parseReview(broken, 'review.json')).toThrow(/^review\.json: .*write it again$/);
});
