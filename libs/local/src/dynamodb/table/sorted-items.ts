import { createHash } from 'node:crypto';
import type { AttributeValue, Item } from '../value/attribute-value';
import { compare, keyText } from '../value/compare';
import { keyOf, type KeySchema } from './table-part';

interface Partition {
  readonly digest: string;
  /** By the range key, then by the primary key. */
  readonly items: Item[];
}

/** Items of a table or index: spread by a hash of one key, in the order of the other. */
export class SortedItems {
  private readonly partitions = new Map<string, Partition>();
  private order: readonly Partition[] | undefined;

  constructor(
    private readonly schema: KeySchema,
    private readonly primary: KeySchema,
  ) {}

  /** The items of one partition in order. */
  partition(hash: AttributeValue): readonly Item[] {
    return this.partitions.get(keyText(hash))?.items ?? [];
  }

  /** All items in the order in which a scan meets them. */
  get all(): readonly Item[] {
    this.order ??= [...this.partitions.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
    return this.order.flatMap(({ items }) => items);
  }

  find(key: Item): Item | undefined {
    const { at, found } = this.position(key);
    return found ? this.partitionOf(key)?.items[at] : undefined;
  }

  /** Puts an item in; one without the keys of an index is not in the index. */
  put(item: Item): void {
    const hash = item[this.schema.hashKey];
    if (!this.takes(item) || hash === undefined) return;
    const text = keyText(hash);
    if (!this.partitions.has(text)) {
      const digest = createHash('md5').update(text).digest('hex');
      this.partitions.set(text, { digest, items: [] });
      this.order = undefined;
    }
    const { at, found } = this.position(item);
    this.partitionOf(item)?.items.splice(at, found ? 1 : 0, item);
  }

  remove(item: Item): void {
    if (!this.takes(item)) return;
    const { at, found } = this.position(item);
    const partition = this.partitionOf(item);
    if (!found || partition === undefined) return;
    partition.items.splice(at, 1);
    if (partition.items.length > 0) return;
    this.partitions.delete(keyText(item[this.schema.hashKey] as AttributeValue));
    this.order = undefined;
  }

  /** Where two items of a partition stand to each other. */
  compareItems(left: Item, right: Item): number {
    for (const name of [this.schema.rangeKey, this.primary.hashKey, this.primary.rangeKey]) {
      if (name === undefined) continue;
      const [a, b] = [left[name], right[name]];
      const order = a === undefined || b === undefined ? 0 : (compare(a, b) ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  }

  /** Where a scan meets one item after another, also of different partitions. */
  compareInScan(left: Item, right: Item): number {
    const [a, b] = [left, right].map((item) =>
      createHash('md5')
        .update(keyText(item[this.schema.hashKey] as AttributeValue))
        .digest('hex'),
    ) as [string, string];
    if (a !== b) return a < b ? -1 : 1;
    return this.compareItems(left, right);
  }

  private takes(item: Item): boolean {
    const wanted = Object.keys(keyOf(this.schema, item)).length;
    return wanted === (this.schema.rangeKey === undefined ? 1 : 2);
  }

  private partitionOf(item: Item): Partition | undefined {
    const hash = item[this.schema.hashKey];
    return hash === undefined ? undefined : this.partitions.get(keyText(hash));
  }

  private position(item: Item): { readonly at: number; readonly found: boolean } {
    const items = this.partitionOf(item)?.items ?? [];
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compareItems(items[middle] as Item, item) < 0) low = middle + 1;
      else high = middle;
    }
    const at = items[low];
    return { at: low, found: at !== undefined && this.compareItems(at, item) === 0 };
  }
}
