import type { TraceEvent } from '@archway/local';
import type { Branch } from '../flow/flow';
import { tell } from './story';

const QUEUE = 'arn:aws:sqs:eu-west-1:1:jobs';
const DEAD = 'arn:aws:sqs:eu-west-1:1:dead';
const TOPIC = 'arn:aws:sns:eu-west-1:1:news';
const FUNCTION = 'arn:aws:lambda:eu-west-1:1:function:copy';
const ROLE = 'arn:aws:iam::1:role/copy';
const uploads = ['in/a.jpg'];

const branch: Branch = {
  name: 'Copy',
  stops: [
    { kind: 'bucket', arn: 'arn:aws:s3:::in', label: 'In' },
    { kind: 'topic', arn: TOPIC, label: 'News' },
    { kind: 'queue', arn: QUEUE, label: 'Copy/Jobs' },
    { kind: 'function', arn: FUNCTION, label: 'Copy/Function' },
  ],
  functionName: 'copy',
  roleArn: ROLE,
  queueArn: QUEUE,
  deadLetterQueueArn: DEAD,
};

const object = { bucket: 'in', key: 'a.jpg', sequencer: '1', size: 3 };
const created: TraceEvent = { kind: 'object-created', at: 1000, uploads, ...object };
const moved = (
  kind: Extract<TraceEvent, { messageId: string }>['kind'],
  from: string,
  to: string,
  at = 1500,
  reason = 'because',
): TraceEvent => ({ kind, at, uploads, messageId: 'm1', from, to, receiveCount: 2, reason });
const called = (kind: 'invoked' | 'returned' | 'failed' | 'timed-out' | 'crashed', more = {}) =>
  ({
    kind,
    at: 1600,
    uploads,
    functionName: 'copy',
    requestId: 'r',
    messageIds: ['m1'],
    ...more,
  }) satisfies TraceEvent;
const written: TraceEvent = {
  kind: 'object-created',
  at: 2000,
  uploads,
  ...object,
  bucket: 'out',
  key: 'out/a.jpg',
  functionName: 'copy',
};
const denied = (resource: string, principal = 'sns.amazonaws.com'): TraceEvent => ({
  kind: 'denied',
  at: 1700,
  uploads,
  action: 'x:Y',
  resource,
  principal,
  explanation: 'it may not',
});
const dead = moved('dead-lettered', QUEUE, DEAD, 9000, 'received 3 times');
const log = (permanent: boolean) => [
  JSON.stringify({ messageId: 'm1', reason: 'empty', permanent, error: 'no bytes' }),
];

it.each<[string, TraceEvent[], object]>([
  [
    'a picture',
    [written],
    { status: 'picture', pictures: [{ key: 'out/a.jpg', bytes: 3 }], milliseconds: 1000 },
  ],
  [
    'a picture that another branch wrote',
    [{ ...written, functionName: 'other' }],
    { status: 'not-arrived' },
  ],
  [
    'a dead letter for good',
    [moved('received', QUEUE, FUNCTION), called('returned', { log: log(true) }), dead],
    { status: 'refused', reason: 'empty: no bytes', deadLetterQueueArn: DEAD, milliseconds: 8000 },
  ],
  [
    'a dead letter for a passing cause',
    [moved('received', QUEUE, FUNCTION), called('returned', { log: log(false) }), dead],
    { status: 'failed', reason: 'empty: no bytes' },
  ],
  ['a dead letter without a word', [dead], { status: 'failed', reason: 'received 3 times' }],
  [
    'a timeout',
    [called('timed-out'), dead],
    { status: 'failed', reason: 'the function ran out of time' },
  ],
  [
    'a crash',
    [called('crashed', { log: ['exit 1'] }), dead],
    { status: 'failed', reason: 'exit 1' },
  ],
  ['a denial on the way', [denied(QUEUE)], { status: 'denied', reason: 'it may not' }],
  ['a denial of the role', [denied('arn:aws:s3:::in/a.jpg', ROLE), dead], { status: 'denied' }],
  [
    'a denial of its session',
    [denied('*', 'arn:aws:sts::1:assumed-role/copy/copy')],
    { status: 'denied' },
  ],
  ['a denial elsewhere', [denied('arn:aws:sqs:eu-west-1:1:other')], { status: 'not-arrived' }],
  ['a filter', [moved('filtered', TOPIC, QUEUE)], { status: 'filtered', reason: 'because' }],
  ['a loss', [moved('lost', TOPIC, QUEUE)], { status: 'lost', reason: 'because' }],
  ['an end of retention', [moved('expired', QUEUE, QUEUE)], { status: 'lost' }],
  ['silence', [called('returned'), moved('deleted', QUEUE, QUEUE)], { status: 'acknowledged' }],
])('tells of %s', (_what, events, outcome) => {
  expect(tell(branch, [created, ...events])).toMatchObject(outcome);
});

it('tells why nothing can arrive', () => {
  const outcome = tell({ ...branch, gap: 'nothing reads it' }, [created]);
  expect(outcome).toMatchObject({ status: 'not-arrived', reason: 'nothing reads it' });
});

it('tells that a task took what no mapping reads', () => {
  const outcome = tell({ ...branch, gap: 'nothing reads it' }, [
    created,
    moved('deleted', QUEUE, QUEUE),
  ]);
  expect(outcome).toMatchObject({
    status: 'acknowledged',
    reason: 'it was taken from the queue and deleted',
  });
});

it('counts a picture once that was written twice', () => {
  const again = { ...written, size: 5 };
  expect(tell(branch, [created, written, again]).pictures).toEqual([
    { bucket: 'out', key: 'out/a.jpg', bytes: 5 },
  ]);
});

it('tells the way step by step, in the words of the constructs', () => {
  const events = [
    created,
    moved('notified', 'arn:aws:s3:::in', TOPIC, 1010),
    moved('delivered', TOPIC, QUEUE, 1020),
    moved('received', QUEUE, FUNCTION, 1030),
    called('invoked'),
    written,
    called('returned', { durationMs: 12.3, failedMessageIds: ['m2'] }),
    moved('deleted', QUEUE, QUEUE),
  ];
  const { steps } = tell(branch, events);
  expect(steps.map(({ milliseconds, text }) => `${milliseconds} ${text}`)).toEqual([
    '0 uploaded to in',
    '10 In told News',
    '20 News passed it to Copy/Jobs',
    '30 taken from Copy/Jobs (receive 2)',
    '600 Copy/Function called, 1 message in the batch',
    '1000 picture written to out: out/a.jpg',
    '600 Copy/Function returned after 12 ms, 1 of 1 reported as failed',
    '500 done, deleted from Copy/Jobs',
  ]);
});
