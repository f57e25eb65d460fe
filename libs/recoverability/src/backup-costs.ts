import { BACKUP_PRICES, type BackupPrice } from '@archway/aws';
import type { Kept } from './kept';
import type { Store } from './model';

/** GiB of data by address or by resource type, `*` for every type: what somebody measured. */
export type StoreSizes = Readonly<Record<string, number>>;

/** What the backups of one class cost in a month, in US dollars. */
export interface BackupCost extends Kept {
  readonly store: Store;
  readonly by: string;
  /** @default - no price is known */
  readonly price?: BackupPrice;
  /** The first backup is a full one; the others hold at least nothing. @default - not known */
  readonly atLeast?: number;
  /** Every backup is a full one. @default - not known */
  readonly atMost?: number;
  /** What both are for. @default - for each GiB of data */
  readonly gib?: number;
}

/**
 * An estimate of what is kept, between one full backup and all of them full. How much changes between two backups, no
 * Terraform says. Restores, transfer between regions and requests come on top.
 */
export function backupCosts(
  stores: readonly Store[],
  sizes: StoreSizes = {},
): readonly BackupCost[] {
  return stores.flatMap((store) =>
    store.protections
      .filter(({ unknown }) => unknown === undefined)
      .flatMap(({ by, keeps = [] }) => keeps.map((kept) => costOf(store, by, kept, sizes))),
  );
}

function costOf(store: Store, by: string, kept: Kept, sizes: StoreSizes): BackupCost {
  const price = BACKUP_PRICES.find(
    (each) => each.service === kept.service && each.class === kept.class,
  );
  const gib = sizes[store.address] ?? sizes[store.type] ?? store.gib ?? sizes['*'];
  const one = price === undefined ? undefined : price.usd * (gib ?? 1);
  const isFree = kept.includedBackups !== undefined;
  return {
    ...kept,
    store,
    by,
    ...(price === undefined ? {} : { price }),
    ...(gib === undefined ? {} : { gib }),
    ...(one === undefined ? {} : { atLeast: isFree ? 0 : one }),
    ...(one === undefined || kept.backups === undefined
      ? {}
      : { atMost: one * Math.max(0, kept.backups - (kept.includedBackups ?? 0)) }),
  };
}

/** Both bounds of all that is known, for stores whose size is known. */
export function sumOf(costs: readonly BackupCost[]): {
  readonly atLeast: number;
  readonly atMost: number;
  readonly left: number;
} {
  const known = costs.filter(({ gib, atMost }) => gib !== undefined && atMost !== undefined);
  const sum = (values: readonly (number | undefined)[]) =>
    values.reduce<number>((all, each) => all + (each ?? 0), 0);
  return {
    atLeast: sum(known.map(({ atLeast }) => atLeast)),
    atMost: sum(known.map(({ atMost }) => atMost)),
    left: costs.length - known.length,
  };
}

/** One line for each class that is kept of a store, a sum and where the prices are from. */
export function costLines(costs: readonly BackupCost[]): readonly string[] {
  if (costs.length === 0) return ['Backup storage: nothing here keeps a backup.'];
  const { atLeast, atMost, left } = sumOf(costs);
  const prices = costs.flatMap(({ price }) => (price === undefined ? [] : [price]));
  const distinct = prices.filter((each, at) => prices.indexOf(each) === at);
  return [
    'Backup storage, an ESTIMATE in US dollars a month at prices of us-east-1. It leaves out restores, transfer and requests.',
    ...costs.map(lineOfCost),
    ...(left === costs.length
      ? []
      : [
          `together ${usd(atLeast)} to ${usd(atMost)}${left === 0 ? '' : `, without ${left} whose size, number or price is not known`}`,
        ]),
    ...distinct.map(
      ({ service, class: kind, usd: each, page, source, readOn }) =>
        `price of ${service} ${kind}: ${usd(each)} per GiB and month, ${page}, read on ${readOn} from ${source}`,
    ),
  ];
}

function lineOfCost(cost: BackupCost): string {
  const { store, by, service, class: kind, backups, copyIn, price, gib } = cost;
  const where = copyIn === undefined ? '' : `, copied to ${copyIn}`;
  const what = `${store.address}: ${kind} by ${by}${where}`;
  if (price === undefined) return `${what}: not known, no price of ${service} ${kind} is pinned`;
  const number = backups === undefined ? 'an unknown number of backups' : `${backups} kept`;
  const size = gib === undefined ? 'for each GiB' : `for ${gib} GiB`;
  const most = cost.atMost === undefined ? ' or more' : ` to ${usd(cost.atMost)}`;
  return `${what}: ${usd(cost.atLeast ?? 0)}${most} ${size}, ${number}`;
}

/** Enough digits that a price of a tenth of a cent still shows. */
function usd(value: number): string {
  return `$${value !== 0 && value < 1 ? Number(value.toPrecision(3)) : value.toFixed(2)}`;
}
