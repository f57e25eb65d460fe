import type { World } from '../../engine/world';
import type { Item } from '../value/attribute-value';
import { isEqual } from '../value/compare';
import { Buckets } from './capacity';
import { SortedItems } from './sorted-items';
import { TableStream } from './table-stream';
import { keyOf, type IndexPart, type TablePart } from './table-part';

/** How far ahead an expiry is waited for: "within a few days" of it AWS deletes the item. */
const LONGEST_WAIT_MS = 7 * 24 * 60 * 60 * 1000;

/** Expired longer ago than this, an item is left ("Using time to live (TTL) in DynamoDB"). */
const LONGEST_EXPIRED_SECONDS = 5 * 365 * 24 * 60 * 60;

/** One table: its items by each of its keys, its stream, and what expires. */
export class LiveTable {
  readonly items: SortedItems;
  readonly stream: TableStream | undefined;
  readonly capacity: Buckets | undefined;
  private readonly byIndex: ReadonlyMap<string, SortedItems>;
  private readonly expiring = new Map<string, { readonly at: number; readonly key: Item }>();
  private wakes = new Map<number, () => void>();

  /** @param waits whether an expiry comes by itself, or is seen at the next access alone */
  constructor(
    private readonly world: World,
    readonly part: TablePart,
    private readonly waits: boolean,
  ) {
    this.items = new SortedItems(part, part);
    this.byIndex = new Map(
      part.indexes.map((index) => [index.indexName, new SortedItems(index, part)]),
    );
    this.stream = part.stream && new TableStream(world, part, part.stream);
    this.capacity = part.capacity && new Buckets(world, part.capacity);
    for (const item of part.items) this.write(undefined, item);
  }

  find(key: Item): Item | undefined {
    this.expire();
    return this.items.find(key);
  }

  index(name: string): { readonly part: IndexPart; readonly items: SortedItems } | undefined {
    const part = this.part.indexes.find(({ indexName }) => indexName === name);
    const items = this.byIndex.get(name);
    return part === undefined || items === undefined ? undefined : { part, items };
  }

  /** Puts an item in the place of another, removes one, or puts a new one in. */
  change(before: Item | undefined, after: Item | undefined, uploads: readonly string[]): void {
    this.write(before, after);
    if (isSame(before, after)) return;
    this.stream?.record(before, after, { uploads });
  }

  /** Removes what has expired. */
  expire(): void {
    const now = this.world.clock.now();
    for (const [text, { at, key }] of this.expiring) {
      if (at > now) continue;
      this.expiring.delete(text);
      const item = this.items.find(key);
      if (item === undefined || this.expiryOf(item) !== at) continue;
      this.write(item, undefined);
      this.stream?.record(item, undefined, { uploads: [], isExpiry: true });
    }
  }

  private write(before: Item | undefined, after: Item | undefined): void {
    for (const items of [this.items, ...this.byIndex.values()]) {
      if (before !== undefined) items.remove(before);
      if (after !== undefined) items.put(after);
    }
    const item = after ?? before;
    if (item === undefined || this.part.ttlAttribute === undefined) return;
    const key = keyOf(this.part, item);
    const text = JSON.stringify(key);
    const at = after === undefined ? undefined : this.expiryOf(after);
    if (at === undefined) this.expiring.delete(text);
    else {
      this.expiring.set(text, { at, key });
      this.wakeAt(at);
    }
  }

  private wakeAt(at: number): void {
    const wait = at - this.world.clock.now();
    if (!this.waits || wait > LONGEST_WAIT_MS || this.wakes.has(at)) return;
    const cancel = this.world.activity.timer(Math.max(0, wait), () => {
      this.wakes.delete(at);
      this.expire();
    });
    this.wakes.set(at, cancel);
  }

  /** When an item expires, in milliseconds; undefined for one that does not. */
  private expiryOf(item: Item): number | undefined {
    const value = item[this.part.ttlAttribute ?? ''];
    const seconds = value !== undefined && 'N' in value ? Number(value.N) : undefined;
    if (seconds === undefined || !Number.isFinite(seconds)) return undefined;
    const isAncient = seconds < this.world.clock.now() / 1000 - LONGEST_EXPIRED_SECONDS;
    return isAncient ? undefined : Math.ceil(seconds) * 1000;
  }
}

/** Writes that change nothing make no stream record. */
function isSame(before: Item | undefined, after: Item | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return isEqual({ M: before }, { M: after });
}
