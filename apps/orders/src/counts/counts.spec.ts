import { countEvents } from './counts';

const record = (sequenceNumber: string, event: unknown) => ({
  kinesis: { sequenceNumber, data: Buffer.from(JSON.stringify(event)).toString('base64') },
});

it('counts each event in its minute', async () => {
  const counted: string[] = [];
  const table = {
    countOnce: (eventId: string, minute: string) => {
      counted.push(`${eventId} ${minute}`);
      return Promise.resolve();
    },
  };
  const answer = await countEvents(
    [
      record('1', { eventId: 'a', at: '2026-01-01T10:00:59.900Z' }),
      record('2', { eventId: 'b', at: '2026-01-01T10:01:00.000Z' }),
    ],
    table,
  );
  expect(counted).toEqual(['a 2026-01-01T10:00Z', 'b 2026-01-01T10:01Z']);
  expect(answer).toEqual({ batchItemFailures: [] });
});

it('stops at the first event that it cannot count, from which the shard goes on', async () => {
  const failed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const table = { countOnce: jest.fn(() => Promise.resolve()) };
  const answer = await countEvents(
    [record('1', { eventId: 'a' }), record('2', { eventId: 'b', at: '2026-01-01T10:01:00Z' })],
    table,
  );
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  expect(table.countOnce).not.toHaveBeenCalled();
  expect(failed).toHaveBeenCalledTimes(1);
  failed.mockRestore();
});
