import { lastReason } from './log-reasons';

const IDS = new Set(['m1']);
const line = (entry: object): string => JSON.stringify({ messageId: 'm1', ...entry });

it('reads the last reason that a log gives for a message', () => {
  const log = [
    'START',
    line({ reason: 'busy', permanent: false }),
    `2026-01-01 ERROR ${line({ reason: 'empty', permanent: true, error: 'no bytes' })}`,
    line({ messageId: 'm2', reason: 'other', permanent: true }),
  ];
  expect(lastReason(log, IDS)).toEqual({ reason: 'empty', permanent: true, error: 'no bytes' });
});

it.each([
  ['', '{"reason"', '{"reason":1}', 'null {"reason"}'],
  [line({ message: 'no reason' })],
  [line({ reason: 3 })],
])('finds none in %s', (...log) => {
  expect(lastReason(log, IDS)).toBeUndefined();
});
