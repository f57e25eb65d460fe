import type { OrderTable, Prices } from './accept-order';
import { acceptOrder } from './accept-order';
import type { Order, OrderMessage } from './order';
import { Worker } from './worker';

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the stack's queue allows. */
const MOST_RECEIVES = 5;

/** A message as SQS keeps it. */
interface Waiting {
  readonly message: OrderMessage;
  receives: number;
}

/** What AWS does around the worker, for specs: shows messages again and twice, in any order, and fails before and after effects. */
export class World {
  readonly items = new Map<string, Order>();
  readonly published: string[] = [];
  readonly deadLetters: OrderMessage[] = [];
  private readonly waiting: Waiting[] = [];
  /** Where the publisher is in the table's stream. */
  private position = 0;
  private readonly stream: Order[] = [];
  private faulty = true;

  constructor(private readonly chance: () => number) {}

  get isDone(): boolean {
    return this.waiting.length === 0 && this.position === this.stream.length;
  }

  send(message: OrderMessage): void {
    const copies = this.chance() < 0.2 ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) this.waiting.push({ message, receives: 0 });
  }

  /** From here on nothing fails, so that what is left comes to an end. */
  calm(): void {
    this.faulty = false;
  }

  /** Up to ten messages in any order. One that was received too often is a dead letter instead. */
  receive(): readonly OrderMessage[] {
    const found: OrderMessage[] = [];
    for (let count = 0; count < 10 && this.waiting.length > 0; count += 1) {
      const index = Math.floor(this.chance() * this.waiting.length);
      const [entry] = this.waiting.splice(index, 1);
      if (entry === undefined) continue;
      if (entry.receives >= MOST_RECEIVES) {
        this.deadLetters.push(entry.message);
        continue;
      }
      entry.receives += 1;
      this.hidden.push(entry);
      found.push(entry.message);
    }
    return found;
  }

  private readonly hidden: Waiting[] = [];

  delete(message: OrderMessage): Promise<void> {
    return this.effect(() => {
      const index = this.hidden.findIndex((entry) => entry.message === message);
      if (index >= 0) this.hidden.splice(index, 1);
    });
  }

  /** What was not deleted is visible again. */
  show(): void {
    this.waiting.push(...this.hidden.splice(0));
  }

  readonly table: OrderTable = {
    putNew: async (order) => {
      let kept = order.requestDigest;
      await this.effect(() => {
        const known = this.items.get(order.orderId);
        if (known) {
          kept = known.requestDigest;
          return;
        }
        this.items.set(order.orderId, order);
        this.stream.push(order);
      });
      return kept;
    },
  };

  readonly prices: Prices = {
    unitPriceCents: async (sku) => {
      await this.effect(() => undefined);
      return sku === 'unknown' ? undefined : 100;
    },
  };

  /** One step of the pipe: publishes a record, and forgets that it did when it fails behind that. */
  async publish(): Promise<void> {
    const order = this.stream[this.position];
    if (order === undefined) return;
    try {
      await this.effect(() => this.published.push(order.orderId));
      this.position += 1;
    } catch {
      // The same record comes again.
    }
  }

  /** An effect that may fail before it happens, or after it with its answer lost. */
  private async effect(happen: () => unknown): Promise<void> {
    if (this.faulty && this.chance() < 0.1) throw new Error('failed before');
    happen();
    if (this.faulty && this.chance() < 0.1) throw new Error('answer lost');
    return Promise.resolve();
  }
}

/** The worker as it is deployed, in this world. */
export function workerOf(world: World): Worker {
  return new Worker({
    queue: {
      receive: () => Promise.resolve([]),
      hide: () => Promise.resolve(),
      delete: (message) => world.delete(message),
    },
    accept: (message) =>
      acceptOrder(message, world.prices, world.table, () => new Date('2026-01-01T00:00:00Z')),
    protection: { protect: () => Promise.resolve() },
    visibilityTimeoutSeconds: 90,
    log: () => undefined,
  });
}
