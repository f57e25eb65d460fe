/** What Lambda gives to a function that gathers a state for a while. */
export interface WindowEvent {
  readonly Records: readonly {
    readonly kinesis: { readonly sequenceNumber: string };
  }[];
  readonly window: { readonly start: string; readonly end: string };
  readonly state: WindowState;
  readonly shardId: string;
  readonly isFinalInvokeForWindow: boolean;
  readonly isWindowTerminatedEarly: boolean;
}

/** What was counted so far in a window of a shard; empty at its beginning. */
export interface WindowState {
  readonly clicks?: number;
  /** The first record of the state, which names it: a window that Lambda ends early has several states. */
  readonly first?: string;
}

/** The counts of one state. */
export interface ClickCount {
  /** The minute, the shard and the first record. */
  readonly id: string;
  readonly clicks: number;
}

/** Where counts are kept. */
export interface ClickTable {
  /** Keeps a count; the same id again is the same count. */
  put(count: ClickCount): Promise<void>;
}

export interface WindowAnswer {
  readonly state: WindowState;
  readonly batchItemFailures: readonly [];
}

/**
 * Counts clicks over a window and keeps the count at its end. A call that Lambda repeats begins with the state of the one
 * before and writes the same item, so that none is counted twice.
 */
export async function countClicks(event: WindowEvent, table: ClickTable): Promise<WindowAnswer> {
  const { Records: records, shardId, window } = event;
  const first = event.state.first ?? records[0]?.kinesis.sequenceNumber;
  const clicks = (event.state.clicks ?? 0) + records.length;
  const state = first === undefined ? {} : { clicks, first };
  if ((event.isFinalInvokeForWindow || event.isWindowTerminatedEarly) && first !== undefined) {
    await table.put({ id: `clicks#${window.start}#${shardId}#${first}`, clicks });
  }
  return { state, batchItemFailures: [] };
}
