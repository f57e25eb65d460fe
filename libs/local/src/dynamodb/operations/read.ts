import type { Json } from '../dynamodb-api';
import { attributesOf, parseCondition, type Condition } from '../expression/condition';
import { holds } from '../expression/evaluate';
import type { Placeholders } from '../expression/names';
import { projected, type Path } from '../expression/path';
import { parseProjection } from '../expression/projection';
import type { LiveTable } from '../table/live-table';
import type { SortedItems } from '../table/sorted-items';
import { keyNames, keyOf, type IndexPart, type KeySchema } from '../table/table-part';
import type { Item } from '../value/attribute-value';
import { readItem } from '../value/read-value';
import { sizeOfItem } from '../value/size';
import { validation } from '../value/validation';
import { oneOf, textIn } from './input';

/** "Paginating table query results": bytes that one call reads. */
const LARGEST_PAGE_BYTES = 1024 * 1024;

/** Where a query or scan reads: the table or one of its indexes. */
export interface Source {
  readonly schema: KeySchema;
  readonly items: SortedItems;
  readonly index?: IndexPart;
}

/** What a read gives back of an item. */
export interface Shape {
  readonly paths?: readonly Path[];
  readonly filter?: Condition;
  readonly count: boolean;
  /** Every attribute that the request names; undefined where it asks for all. */
  readonly attributes?: readonly string[];
}

/** @throws AwsError for an index that the table does not have */
export function sourceOf(table: LiveTable, input: Json): Source {
  const name = textIn(input, 'IndexName');
  if (name === undefined) return { schema: table.part, items: table.items };
  const index = table.index(name);
  if (index === undefined) throw validation(`The table does not have the specified index: ${name}`);
  if (index.part.kind === 'global' && input['ConsistentRead'] === true) {
    throw validation('Consistent reads are not supported on global secondary indexes');
  }
  return { schema: index.part, items: index.items, index: index.part };
}

export function projectionIn(input: Json, placeholders: Placeholders): readonly Path[] | undefined {
  const text = textIn(input, 'ProjectionExpression');
  return text === undefined ? undefined : parseProjection(text, placeholders);
}

export function shapeOf(input: Json, placeholders: Placeholders, isIndex: boolean): Shape {
  const text = textIn(input, 'FilterExpression');
  const filter =
    text === undefined ? undefined : parseCondition(text, 'FilterExpression', placeholders);
  const paths = projectionIn(input, placeholders);
  const select = oneOf(input, 'Select', [
    'SPECIFIC_ATTRIBUTES',
    'COUNT',
    'ALL_ATTRIBUTES',
    'ALL_PROJECTED_ATTRIBUTES',
  ]);
  if (paths !== undefined && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    throw validation(
      `Cannot specify the ProjectionExpression when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`,
    );
  }
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && !isIndex) {
    throw validation(
      'One or more parameter values were invalid: ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName',
    );
  }
  const named = [
    ...(paths ?? []).map(([first]) => String(first)),
    ...(filter === undefined ? [] : attributesOf(filter)),
  ];
  return {
    count: select === 'COUNT',
    ...(paths === undefined ? {} : { paths }),
    ...(filter === undefined ? {} : { filter }),
    ...(paths === undefined && select !== 'COUNT' ? {} : { attributes: named }),
  };
}

/** What an index has of an item. */
export function viewOf(item: Item, table: KeySchema, index: IndexPart | undefined): Item {
  if (index === undefined || index.projection === 'ALL') return item;
  const kept = new Set([
    ...keyNames(table),
    ...keyNames(index),
    ...(index.projection === 'INCLUDE' ? index.nonKeyAttributes : []),
  ]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => kept.has(name)));
}

export interface Page {
  readonly answer: Json;
  readonly bytes: number;
}

/** Reads candidates in their order up to a limit, as one call of Query or Scan does. */
export function pageOf(
  candidates: Iterable<Item>,
  table: LiveTable,
  { schema, index }: Source,
  shape: Shape,
  input: Json,
): Page {
  const limit = limitIn(input);
  const found: Item[] = [];
  let scanned = 0;
  let bytes = 0;
  let last: Item | undefined;
  let isCut = false;
  for (const candidate of candidates) {
    const item = viewOf(candidate, table.part, index);
    scanned += 1;
    bytes += sizeOfItem(item);
    last = candidate;
    if (shape.filter === undefined || holds(shape.filter, item)) {
      found.push(shape.paths === undefined ? item : projected(item, shape.paths));
    }
    isCut = scanned === limit || bytes >= LARGEST_PAGE_BYTES;
    if (isCut) break;
  }
  const lastKey = last && { ...keyOf(table.part, last), ...keyOf(schema, last) };
  return {
    bytes,
    answer: {
      Count: found.length,
      ScannedCount: scanned,
      ...(shape.count ? {} : { Items: found }),
      ...(isCut && lastKey !== undefined ? { LastEvaluatedKey: lastKey } : {}),
    },
  };
}

/** Where the page before ended; undefined for the first page. @throws AwsError for another key */
export function startIn(input: Json, table: LiveTable, { schema }: Source): Item | undefined {
  if (input['ExclusiveStartKey'] === undefined || input['ExclusiveStartKey'] === null) {
    return undefined;
  }
  const key = readItem(input['ExclusiveStartKey']);
  const names = new Set([...keyNames(table.part), ...keyNames(schema)]);
  const fits =
    Object.keys(key).length === names.size && [...names].every((name) => key[name] !== undefined);
  if (!fits) {
    throw validation(
      'The provided starting key is invalid: The provided key element does not match the schema',
    );
  }
  return key;
}

function limitIn(input: Json): number {
  const limit = input['Limit'];
  if (limit === undefined || limit === null) return Infinity;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1) return limit;
  throw validation(
    `1 validation error detected: Value '${JSON.stringify(limit)}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  );
}
