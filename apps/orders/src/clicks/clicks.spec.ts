import type { ClickCount, WindowEvent, WindowState } from './clicks';
import { countClicks } from './clicks';

const event = (
  sequenceNumbers: readonly string[],
  state: WindowState,
  more: Partial<WindowEvent> = {},
): WindowEvent => ({
  Records: sequenceNumbers.map((sequenceNumber) => ({ kinesis: { sequenceNumber } })),
  window: { start: '2026-01-01T10:00:00Z', end: '2026-01-01T10:01:00Z' },
  state,
  shardId: 'shardId-000000000000',
  isFinalInvokeForWindow: false,
  isWindowTerminatedEarly: false,
  ...more,
});

/** A table that keeps what is put into it. */
function table() {
  const items = new Map<string, number>();
  return {
    items,
    put: ({ id, clicks }: ClickCount) => {
      items.set(id, clicks);
      return Promise.resolve();
    },
  };
}

it('counts over the batches of a window, and writes at its end', async () => {
  const kept = table();
  const { state: one } = await countClicks(event(['1', '2'], {}), kept);
  const { state: two } = await countClicks(event(['3'], one), kept);
  expect(kept.items.size).toBe(0);
  await countClicks(event([], two, { isFinalInvokeForWindow: true }), kept);
  expect([...kept.items]).toEqual([['clicks#2026-01-01T10:00:00Z#shardId-000000000000#1', 3]]);
});

it('counts none twice where Lambda repeats a call', async () => {
  const kept = table();
  const { state } = await countClicks(event(['1'], {}), kept);
  const last = event(['2'], state, { isFinalInvokeForWindow: true });
  await countClicks(last, kept);
  await countClicks(last, kept);
  expect([...kept.items.values()]).toEqual([2]);
});

it('keeps both counts of a window that Lambda ends early', async () => {
  const kept = table();
  await countClicks(event(['1', '2'], {}, { isWindowTerminatedEarly: true }), kept);
  await countClicks(event(['3'], {}, { isFinalInvokeForWindow: true }), kept);
  expect([...kept.items.values()]).toEqual([2, 1]);
});

it('writes nothing for a window without clicks', async () => {
  const kept = table();
  await countClicks(event([], {}, { isFinalInvokeForWindow: true }), kept);
  expect(kept.items.size).toBe(0);
});
