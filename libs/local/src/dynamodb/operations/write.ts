import type { Json } from '../dynamodb-api';
import { DynamoDbError } from '../dynamodb-error';
import { attributesOf, parseCondition, type Condition } from '../expression/condition';
import { holds } from '../expression/evaluate';
import { valueAt } from '../expression/path';
import { attributesOfUpdate, parseUpdate, updated } from '../expression/update';
import type { LiveTable } from '../table/live-table';
import { keyNames, keyOf } from '../table/table-part';
import type { Item } from '../value/attribute-value';
import { readItem } from '../value/read-value';
import { sizeOfItem } from '../value/size';
import { validation } from '../value/validation';
import { placeholdersOf, oneOf, textIn } from './input';
import { checkItem, readKey } from './keys';
import { writeUnits } from './units';

export type WriteKind = 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';

/** A write that is read and checked, and has not happened. */
export interface Write {
  readonly kind: WriteKind;
  readonly table: LiveTable;
  readonly key: Item;
  readonly condition?: Condition;
  /** Whether a failed condition gives the item back. */
  readonly returnsOnFailure: boolean;
  /** Every attribute that the request names. */
  readonly attributes: readonly string[];
  /** The attributes that an update sets, for `UPDATED_NEW` and `UPDATED_OLD`. */
  readonly updatedPaths: readonly (readonly (string | number)[])[];
  /** @throws AwsError for an item that may not be stored */
  readonly change: (before: Item | undefined) => Item | undefined;
}

/** Reads a write of one item. @throws AwsError for what DynamoDB does not accept */
export function readWrite(kind: WriteKind, table: LiveTable, input: Json): Write {
  const { part } = table;
  const placeholders = placeholdersOf(input);
  const expression = textIn(input, 'ConditionExpression');
  const condition =
    expression === undefined
      ? undefined
      : parseCondition(expression, 'ConditionExpression', placeholders);
  const updateText = kind === 'UpdateItem' ? textIn(input, 'UpdateExpression') : undefined;
  const update = updateText === undefined ? [] : parseUpdate(updateText, placeholders);
  placeholders.checkUsed();
  const returnsOnFailure =
    oneOf(input, 'ReturnValuesOnConditionCheckFailure', ['ALL_OLD', 'NONE']) === 'ALL_OLD';
  const named = condition === undefined ? [] : attributesOf(condition);
  const common = {
    kind,
    table,
    returnsOnFailure,
    ...(condition === undefined ? {} : { condition }),
    updatedPaths: update.map(({ path }) => path),
  };
  if (kind === 'PutItem') {
    const item = readItem(input['Item']);
    checkItem(part, item, 'Item size has exceeded the maximum allowed size');
    return {
      ...common,
      key: keyOf(part, item),
      attributes: [...Object.keys(item), ...named],
      change: () => item,
    };
  }
  const key = readKey(part, input['Key']);
  const attributes = [...Object.keys(key), ...named];
  if (kind === 'ConditionCheckItem' && condition === undefined) {
    throw validation('The expression can not be empty;');
  }
  if (kind !== 'UpdateItem') {
    const isDelete = kind === 'DeleteItem';
    return { ...common, key, attributes, change: (before) => (isDelete ? undefined : before) };
  }
  for (const { path } of update) {
    if (!keyNames(part).includes(String(path[0]))) continue;
    throw validation(
      `One or more parameter values were invalid: Cannot update attribute ${String(path[0])}. This attribute is part of the key`,
    );
  }
  return {
    ...common,
    key,
    attributes: [...attributes, ...attributesOfUpdate(update)],
    change: (before) => {
      const after = updated(update, before ?? key);
      checkItem(part, after, 'Item size to update has exceeded the maximum allowed size');
      return after;
    },
  };
}

/** Why a write may not happen now; undefined where it may. */
export function conditionFailure({ condition, returnsOnFailure }: Write, before: Item | undefined) {
  if (condition === undefined || holds(condition, before ?? {})) return undefined;
  return new DynamoDbError(
    'ConditionalCheckFailedException',
    'The conditional request failed',
    returnsOnFailure && before !== undefined ? { Item: before } : {},
  );
}

export function unitsOf(before: Item | undefined, after: Item | undefined): number {
  return writeUnits(
    Math.max(
      before === undefined ? 0 : sizeOfItem(before),
      after === undefined ? 0 : sizeOfItem(after),
    ),
  );
}

/** What `ReturnValues` asks for. @throws AwsError for what the operation cannot give */
export function returnedValues(
  { kind, updatedPaths }: Write,
  input: Json,
  before: Item | undefined,
  after: Item | undefined,
): Json {
  const wanted = returnValuesIn(kind, input);
  if (wanted === 'ALL_OLD') return before === undefined ? {} : { Attributes: before };
  if (wanted === 'ALL_NEW') return after === undefined ? {} : { Attributes: after };
  if (wanted === 'NONE') return {};
  const of = wanted === 'UPDATED_OLD' ? before : after;
  const Attributes = Object.fromEntries(
    updatedPaths.flatMap((path) => {
      const value = of === undefined ? undefined : valueAt(of, [path[0] ?? '']);
      return value === undefined ? [] : [[String(path[0]), value]];
    }),
  );
  return Object.keys(Attributes).length === 0 ? {} : { Attributes };
}

export function returnValuesIn(kind: WriteKind, input: Json) {
  const wanted =
    oneOf(input, 'ReturnValues', ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW']) ??
    'NONE';
  if (kind !== 'UpdateItem' && wanted !== 'NONE' && wanted !== 'ALL_OLD') {
    throw validation('Return values set to invalid value');
  }
  return wanted;
}
