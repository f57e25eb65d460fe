import type { EncryptionKey, Part } from '../../architecture/architecture';
import type { PolicySource } from '../../authorize/policy';
import type { Item } from '../value/attribute-value';

/** The attributes of a key: one that spreads items, and one that orders them. */
export interface KeySchema {
  readonly hashKey: string;
  readonly rangeKey?: string;
}

export interface Capacity {
  readonly readUnits: number;
  readonly writeUnits: number;
}

export interface IndexPart extends KeySchema {
  readonly indexName: string;
  readonly kind: 'global' | 'local';
  readonly projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  readonly nonKeyAttributes: readonly string[];
}

export type ViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

export interface TablePart extends Part, KeySchema {
  readonly tableName: string;
  readonly tableArn: string;
  readonly region: string;
  /** The types of the attributes of its keys. */
  readonly keyTypes: Readonly<Record<string, 'S' | 'N' | 'B'>>;
  readonly indexes: readonly IndexPart[];
  /** What a provisioned table takes in a second; undefined for one on demand. */
  readonly capacity?: Capacity;
  readonly stream?: { readonly streamArn: string; readonly viewType: ViewType };
  readonly ttlAttribute?: string;
  readonly policy?: PolicySource;
  readonly encryptionKey?: EncryptionKey;
  /** Items that the Terraform puts in. */
  readonly items: readonly Item[];
}

/** The names of a key's attributes, the one that spreads first. */
export function keyNames({ hashKey, rangeKey }: KeySchema): readonly string[] {
  return rangeKey === undefined ? [hashKey] : [hashKey, rangeKey];
}

/** The key of an item, of which only these attributes are taken. */
export function keyOf(schema: KeySchema, item: Item): Item {
  return Object.fromEntries(
    keyNames(schema).flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
