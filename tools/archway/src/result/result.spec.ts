import type { Denied } from '@archway/local';
import type { Status } from '../story/story';
import { againLine, problemsIn, summary, type EntryResult } from './result';

function photo(
  name: string,
  ...outcomes: [branch: string, status: Status, reason?: string][]
): EntryResult {
  return {
    noun: 'photo',
    name,
    key: name,
    bytes: 1,
    outcomes: outcomes.map(([branch, status, reason]) => ({
      branch,
      status,
      ...(reason !== undefined && { reason }),
      pictures: status === 'picture' ? [{ bucket: 'out', key: name, bytes: 1 }] : [],
      milliseconds: 0,
      steps: [],
      log: [],
      reached: [],
    })),
  };
}

const denial = (resource: string, action = 's3:GetObject'): Denied => ({
  kind: 'denied',
  at: 0,
  uploads: [],
  action,
  resource,
  principal: 'role',
  explanation: `role may not ${action} on ${resource}`,
});

it.each<Status>(['picture', 'refused', 'filtered', 'acknowledged'])(
  '%s is no problem',
  (status) => {
    expect(problemsIn([photo('a', ['Copy', status, 'why'])], undefined, [])).toEqual([]);
  },
);

it.each<[Status, string]>([
  ['failed', 'a failed on Copy: why'],
  ['lost', 'a lost on Copy: why'],
  ['not-arrived', 'a did not arrive at Copy: why'],
])('%s is a problem', (status, line) => {
  expect(problemsIn([photo('a', ['Copy', status, 'why'])], undefined, [])).toEqual([line]);
});

it('photos that failed for one reason are one problem', () => {
  const photos = ['a', 'b', 'c'].map((name) => photo(name, ['Copy', 'failed', 'why']));
  expect(problemsIn(photos, undefined, [])).toEqual(['3 photos failed on Copy: why']);
});

it('silence is a problem where the branch made pictures of others', () => {
  const photos = [photo('a', ['Copy', 'picture']), photo('b', ['Copy', 'acknowledged', 'why'])];
  expect(problemsIn(photos, undefined, [])).toEqual(['b made no picture on Copy: why']);
});

it('a permission that is missing for many objects is one problem', () => {
  const denials = [
    denial('arn:aws:s3:::in/a'),
    denial('arn:aws:s3:::in/b'),
    denial('arn:aws:s3:::in/b', 's3:PutObject'),
  ];
  expect(problemsIn([], undefined, denials)).toEqual([
    'denied: role may not s3:GetObject on arn:aws:s3:::in/a (2 times)',
    'denied: role may not s3:PutObject on arn:aws:s3:::in/b',
  ]);
});

it('a second upload that fails is a problem, one that changes nothing is none', () => {
  const failed = photo('a', ['Copy', 'refused', 'why'], ['Other', 'acknowledged']);
  expect(problemsIn([], failed, [])).toEqual([
    'a uploaded a second time made no picture on Copy: why',
  ]);
  expect(againLine(failed)).toBe(
    'a was uploaded a second time; 0 of 2 branches replaced its picture.',
  );
  expect(againLine(photo('a', ['Copy', 'picture']))).toContain('its pictures were replaced');
});

it('a run is summed up', () => {
  const entries = [
    photo('a', ['Copy', 'picture'], ['Other', 'not-arrived', 'x']),
    photo('b', ['Copy', 'refused', 'x']),
  ];
  expect(summary({ entries })).toBe('2 photos, 1 picture, 1 refused, 1 not arrived');
});
