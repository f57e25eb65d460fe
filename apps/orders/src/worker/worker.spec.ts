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

describe('of a queue that keeps an order', () => {
  const ordered = (names: readonly string[]): readonly OrderMessage[] =>
    names.map((name) => ({ ...MESSAGE, messageId: name, group: name[0] ?? '' }));

  /** What was accepted of a batch, in its order. */
  async function accepted(
    names: readonly string[],
    fail: Readonly<Record<string, Error>> = {},
  ): Promise<readonly string[]> {
    const done: string[] = [];
    const stop = new AbortController();
    const made = new Worker({
      queue: {
        receive: () => {
          stop.abort();
          return Promise.resolve(ordered(names));
        },
        hide: () => Promise.resolve(),
        delete: ({ messageId }) => {
          done.push(messageId);
          return Promise.resolve();
        },
      },
      accept: async ({ messageId }) => {
        // The first takes longest, so that only waiting keeps the order.
        await new Promise((resolve) => setTimeout(resolve, messageId.endsWith('1') ? 20 : 1));
        const error = fail[messageId];
        if (error) throw error;
      },
      protection: { protect: () => Promise.resolve() },
      visibilityTimeoutSeconds: 90,
      log: () => undefined,
    });
    await made.run(stop.signal);
    return done;
  }

  it('works on the messages of a group one after another, and on groups at once', async () => {
    expect(await accepted(['a1', 'a2', 'b2'])).toEqual(['b2', 'a1', 'a2']);
  });

  it('lets none overtake one that comes again', async () => {
    const done = await accepted(['a1', 'a2', 'b1'], { a1: new Error('no table') });
    expect(done).toEqual(['b1']);
  });

  it('goes on behind one that is no order', async () => {
    expect(await accepted(['a1', 'a2'], { a1: new UnusableMessage('no') })).toEqual(['a2']);
  });
});
