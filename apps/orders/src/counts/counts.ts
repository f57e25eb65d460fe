/** An event that may come more than once. */
export interface OrderEvent {
  readonly eventId: string;
  /** When the order was accepted, in ISO 8601. */
  readonly at: string;
}

/** Where counts are kept. */
export interface CountTable {
  /** Counts an event in its minute unless it was counted before, both or nothing. */
  countOnce(eventId: string, minute: string): Promise<void>;
}

/** A record of the stream, as Lambda gives it to a function. */
export interface StreamRecord {
  readonly kinesis: { readonly data: string; readonly sequenceNumber: string };
}

/** Records that were not counted, from the first of which the shard goes on. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Counts events in the minute in which their orders were accepted, each once. */
export async function countEvents(
  records: readonly StreamRecord[],
  table: CountTable,
): Promise<BatchAnswer> {
  for (const { kinesis } of records) {
    try {
      const { eventId, at } = readEvent(kinesis.data);
      await table.countOnce(eventId, `${at.slice(0, 16)}Z`);
    } catch (error) {
      console.error(
        JSON.stringify({ level: 'ERROR', message: 'event not counted', reason: String(error) }),
      );
      // What follows in the shard comes again behind it.
      return { batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}

function readEvent(data: string): OrderEvent {
  const event = JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as Partial<OrderEvent>;
  const { eventId, at } = event;
  if (
    typeof eventId !== 'string' ||
    typeof at !== 'string' ||
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at)
  ) {
    throw new Error('an event has eventId and at');
  }
  return { eventId, at };
}
