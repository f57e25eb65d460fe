import type { OrderMessage } from './order';
import { UnusableMessage } from './order';
import type { WorkerOptions } from './worker';
import { Worker } from './worker';

const MESSAGE: OrderMessage = {
  messageId: 'm',
  receiptHandle: 'r',
  body: '{}',
  idempotencyKey: 'k',
};

/** A worker that gets one message and is stopped once it has it, and what happened. */
function worker(accept: WorkerOptions['accept'], options: Partial<WorkerOptions> = {}) {
  const happened: string[] = [];
  const stop = new AbortController();
  const made = new Worker({
    queue: {
      receive: () => {
        happened.push('receive');
        stop.abort();
        return Promise.resolve([MESSAGE]);
      },
      hide: (_, seconds) => {
        happened.push(`hide ${seconds}`);
        return Promise.resolve();
      },
      delete: () => {
        happened.push('delete');
        return Promise.resolve();
      },
    },
    accept,
    protection: {
      protect: (isAtWork) => {
        happened.push(isAtWork ? 'protect' : 'release');
        return Promise.resolve();
      },
    },
    visibilityTimeoutSeconds: 90,
    log: ({ level }) => happened.push(String(level)),
    pauseMilliseconds: 1,
    ...options,
  });
  return { made, stop, happened };
}

it('finishes what it has when it is told to stop, protected meanwhile', async () => {
  const { made, stop, happened } = worker(() => Promise.resolve());
  await made.run(stop.signal);
  expect(happened).toEqual(['receive', 'protect', 'delete', 'INFO', 'release']);
});

it('leaves a message in the queue that is no order', async () => {
  const { made, happened } = worker(() => Promise.reject(new UnusableMessage('no')));
  await made.handle(MESSAGE);
  expect(happened).toEqual(['WARN']);
});

it('leaves a message in the queue that could not be worked on', async () => {
  const { made, happened } = worker(() => Promise.reject(new Error('no table')));
  await made.handle(MESSAGE);
  expect(happened).toEqual(['ERROR']);
});

it('hides a message again and again while it works on it, and no longer', async () => {
  jest.useFakeTimers();
  const { made, happened } = worker(() => new Promise((resolve) => setTimeout(resolve, 65_000)));
  const working = made.handle(MESSAGE);
  await jest.advanceTimersByTimeAsync(65_000);
  await working;
  await jest.advanceTimersByTimeAsync(600_000);
  jest.useRealTimers();
  expect(happened).toEqual(['hide 90', 'hide 90', 'delete', 'INFO']);
});

it('works on where ECS does not protect it', async () => {
  const { made, stop, happened } = worker(() => Promise.resolve(), {
    protection: { protect: () => Promise.reject(new Error('no agent')) },
  });
  await made.run(stop.signal);
  expect(happened).toEqual(['receive', 'WARN', 'delete', 'INFO', 'WARN']);
});

it('asks again after a queue that could not be reached', async () => {
  let calls = 0;
  const { made, stop, happened } = worker(() => Promise.resolve(), {
    queue: {
      receive: () => {
        calls += 1;
        if (calls === 1) return Promise.reject(new Error('no network'));
        stop.abort();
        return Promise.resolve([]);
      },
      hide: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    },
  });
  await made.run(stop.signal);
  expect(calls).toBe(2);
  expect(happened).toEqual(['ERROR']);
});
