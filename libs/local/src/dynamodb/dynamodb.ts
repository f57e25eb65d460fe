import { AwsError } from '../aws-error/aws-error';
import type { Invocations } from '../engine/invocations';
import type { World } from '../engine/world';
import { isRecord } from '../pattern/pattern';
import type { Principal } from '../principal/principal';
import { DYNAMODB_OPERATIONS, type DynamoDbApi, type Json } from './dynamodb-api';
import { DynamoDbError, notFound } from './dynamodb-error';
import { parseCondition, attributesOf } from './expression/condition';
import { projected } from './expression/path';
import { requireAccess, type Touched } from './operations/access';
import { descriptionOf } from './operations/describe';
import { placeholdersOf, textIn } from './operations/input';
import { keyConditionOf } from './operations/key-condition';
import { readKey } from './operations/keys';
import { pageOf, projectionIn, shapeOf, sourceOf, startIn } from './operations/read';
import { segmentOf } from './operations/segments';
import { changesOf, transactActions, transactWrites, type Change } from './operations/transact';
import { consume, consumedIn, readUnits, throughputExceeded } from './operations/units';
import {
  conditionFailure,
  readWrite,
  returnedValues,
  returnValuesIn,
  unitsOf,
  type Write,
  type WriteKind,
} from './operations/write';
import { LiveTable } from './table/live-table';
import type { TablePart } from './table/table-part';
import type { TableStream } from './table/table-stream';
import type { Item } from './value/attribute-value';
import { sizeOfItem } from './value/size';
import { validation } from './value/validation';

/** "Quotas in Amazon DynamoDB": items of one batch. */
const MOST_WRITTEN = 25;
const MOST_READ = 100;

/** A transaction with one token within this time is one ("TransactWriteItems API"). */
const TOKEN_MS = 10 * 60 * 1000;

/** Who calls, and what the call belongs to. */
interface Caller {
  readonly principal: Principal;
  readonly uploads: readonly string[];
}

/** DynamoDB: the tables of the Terraform. */
export class DynamoDb implements DynamoDbApi {
  private readonly tables: ReadonlyMap<string, LiveTable>;
  private readonly tokens = new Map<string, { readonly at: number; readonly text: string }>();

  /** @param waits whether items expire by themselves, or at the next access alone */
  constructor(
    private readonly world: World,
    parts: readonly TablePart[],
    private readonly invocations: Invocations,
    waits: boolean,
  ) {
    this.tables = new Map(parts.map((part) => [part.tableName, new LiveTable(world, part, waits)]));
  }

  /** The streams of the tables, for what reads them. */
  get streams(): readonly TableStream[] {
    return [...this.tables.values()].flatMap(({ stream }) => stream ?? []);
  }

  /** The stream of an ARN; undefined where none is. */
  streamOf(arn: string): TableStream | undefined {
    return this.streams.find(({ streamArn }) => streamArn === arn);
  }

  call(
    principal: Principal,
    operation: string,
    input: Json,
    uploads = this.world.uploadsOf(principal),
  ): Json {
    const caller = { principal, uploads };
    const run = this.operationOf(operation);
    return this.invocations.call(principal, () => run(caller, input), throughputExceeded);
  }

  private operationOf(operation: string): (caller: Caller, input: Json) => Json {
    switch (operation) {
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return (caller, input) => this.write(operation, caller, input);
      case 'GetItem':
        return (caller, input) => this.getItem(caller, input);
      case 'Query':
        return (caller, input) => this.query(caller, input);
      case 'Scan':
        return (caller, input) => this.scan(caller, input);
      case 'BatchGetItem':
        return (caller, input) => this.batchGet(caller, input);
      case 'BatchWriteItem':
        return (caller, input) => this.batchWrite(caller, input);
      case 'TransactGetItems':
        return (caller, input) => this.transactGet(caller, input);
      case 'TransactWriteItems':
        return (caller, input) => this.transactWrite(caller, input);
      case 'DescribeTable':
        return (caller, input) =>
          descriptionOf(this.allowed(caller, 'DescribeTable', this.tableIn(input), {}));
      case 'DescribeTimeToLive':
        return (caller, input) => {
          const table = this.allowed(caller, 'DescribeTimeToLive', this.tableIn(input), {});
          const AttributeName = table.part.ttlAttribute;
          return {
            TimeToLiveDescription:
              AttributeName === undefined
                ? { TimeToLiveStatus: 'DISABLED' }
                : { TimeToLiveStatus: 'ENABLED', AttributeName },
          };
        };
      case 'ListTables':
        return (caller) => this.listTables(caller);
      case 'DescribeEndpoints':
        return () => ({ Endpoints: [] });
      default:
        throw new AwsError(
          'UnknownOperationException',
          400,
          `The local run does not serve DynamoDB ${operation}; it serves ${DYNAMODB_OPERATIONS.join(', ')}`,
        );
    }
  }

  private write(kind: WriteKind, caller: Caller, input: Json): Json {
    const write = this.readWrite(kind, caller, input);
    const returnValues = returnValuesIn(kind, input);
    this.require(caller, kind, write, { returnValues });
    const before = write.table.find(write.key);
    const failure = conditionFailure(write, before);
    if (failure !== undefined) {
      consume(write.table, 'write', unitsOf(before, undefined));
      throw failure;
    }
    const after = write.change(before);
    const units = unitsOf(before, after);
    consume(write.table, 'write', units);
    this.apply(caller, { write, before, after });
    return {
      ...returnedValues(write, input, before, after),
      ...consumedIn(input, write.table, units),
    };
  }

  private getItem(caller: Caller, input: Json): Json {
    const table = this.tableIn(input);
    const placeholders = placeholdersOf(input);
    const paths = projectionIn(input, placeholders);
    placeholders.checkUsed();
    const key = readKey(table.part, input['Key']);
    this.allowed(caller, 'GetItem', table, touchedBy(table, [key], paths));
    const item = table.find(key);
    const units = readUnits(
      item === undefined ? 0 : sizeOfItem(item),
      input['ConsistentRead'] === true,
    );
    consume(table, 'read', units);
    return {
      ...(item === undefined ? {} : { Item: paths === undefined ? item : projected(item, paths) }),
      ...consumedIn(input, table, units),
    };
  }

  private query(caller: Caller, input: Json): Json {
    const table = this.tableIn(input);
    const placeholders = placeholdersOf(input);
    const source = sourceOf(table, input);
    const text = textIn(input, 'KeyConditionExpression');
    if (text === undefined) {
      throw validation(
        'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
      );
    }
    const condition = parseCondition(text, 'KeyConditionExpression', placeholders);
    const shape = shapeOf(input, placeholders, source.index !== undefined);
    placeholders.checkUsed();
    const { hash, fits } = keyConditionOf(condition, source.schema, table.part);
    const start = startIn(input, table, source);
    const named = shape.attributes && [...shape.attributes, ...attributesOf(condition)];
    const index = source.index?.indexName;
    this.allowed(caller, 'Query', table, {
      leadingKeys: [hash],
      select: selectIn(input),
      ...(named === undefined ? {} : { attributes: named }),
      ...(index === undefined ? {} : { index }),
    });
    table.expire();
    const { rangeKey } = source.schema;
    const inOrder = source.items
      .partition(hash)
      .filter((item) => fits(rangeKey === undefined ? undefined : item[rangeKey]));
    const backwards = input['ScanIndexForward'] === false;
    const ordered = backwards ? [...inOrder].reverse() : inOrder;
    const left =
      start === undefined
        ? ordered
        : ordered.filter((item) => {
            const order = source.items.compareItems(item, start);
            return backwards ? order < 0 : order > 0;
          });
    const page = pageOf(left, table, source, shape, input);
    return this.readPage(table, input, page);
  }

  private scan(caller: Caller, input: Json): Json {
    const table = this.tableIn(input);
    const placeholders = placeholdersOf(input);
    const source = sourceOf(table, input);
    const shape = shapeOf(input, placeholders, source.index !== undefined);
    placeholders.checkUsed();
    const start = startIn(input, table, source);
    const inSegment = segmentOf(input, source.schema.hashKey);
    const index = source.index?.indexName;
    this.allowed(caller, 'Scan', table, {
      select: selectIn(input),
      ...(shape.attributes === undefined ? {} : { attributes: shape.attributes }),
      ...(index === undefined ? {} : { index }),
    });
    table.expire();
    const left = source.items.all.filter(
      (item) =>
        inSegment(item) && (start === undefined || source.items.compareInScan(item, start) > 0),
    );
    return this.readPage(table, input, pageOf(left, table, source, shape, input));
  }

  private readPage(
    table: LiveTable,
    input: Json,
    { answer, bytes }: { readonly answer: Json; readonly bytes: number },
  ): Json {
    const units = readUnits(bytes, input['ConsistentRead'] === true);
    consume(table, 'read', units);
    return { ...answer, ...consumedIn(input, table, units) };
  }

  private batchGet(caller: Caller, input: Json): Json {
    const requests = this.requestItems(input).map(([name, request]) => {
      const table = this.tableNamed(name);
      const own = isRecord(request) ? request : {};
      const placeholders = placeholdersOf(own);
      const paths = projectionIn(own, placeholders);
      placeholders.checkUsed();
      const keys = list(own['Keys']).map((key) => readKey(table.part, key));
      const texts = keys.map((key) => JSON.stringify(key));
      if (new Set(texts).size < texts.length) {
        throw validation('Provided list of item keys contains duplicates');
      }
      return { name, table, paths, keys };
    });
    const count = requests.reduce((sum, { keys }) => sum + keys.length, 0);
    if (count > MOST_READ) {
      throw validation('Too many items requested for the BatchGetItem call');
    }
    for (const { table, keys, paths } of requests) {
      this.allowed(caller, 'BatchGetItem', table, touchedBy(table, keys, paths));
    }
    const Responses = Object.fromEntries(
      requests.map(({ name, table, keys, paths }) => [
        name,
        keys.flatMap((key) => {
          const item = table.find(key);
          if (item === undefined) return [];
          return [paths === undefined ? item : projected(item, paths)];
        }),
      ]),
    );
    return { Responses, UnprocessedKeys: {} };
  }

  private batchWrite(caller: Caller, input: Json): Json {
    const writes = this.requestItems(input).flatMap(([name, requests]) =>
      list(requests).map((request): Write => {
        const table = this.tableNamed(name);
        const own = isRecord(request) ? request : {};
        if (isRecord(own['PutRequest'])) return readWrite('PutItem', table, own['PutRequest']);
        if (isRecord(own['DeleteRequest'])) {
          return readWrite('DeleteItem', table, own['DeleteRequest']);
        }
        throw validation(
          'Supplied AttributeValue is empty, must contain exactly one of PutRequest or DeleteRequest',
        );
      }),
    );
    if (writes.length > MOST_WRITTEN) {
      throw validation('Too many items requested for the BatchWriteItem call');
    }
    if (writes.length === 0) {
      throw validation('The batch write request list for a table cannot be null or empty.');
    }
    const names = writes.map(({ table, key }) => `${table.part.tableArn} ${JSON.stringify(key)}`);
    if (new Set(names).size < names.length) {
      throw validation('Provided list of item keys contains duplicates');
    }
    for (const write of writes) this.require(caller, 'BatchWriteItem', write, {});
    for (const write of writes) {
      const before = write.table.find(write.key);
      const after = write.change(before);
      consume(write.table, 'write', unitsOf(before, after));
      this.apply(caller, { write, before, after });
    }
    return { UnprocessedItems: {} };
  }

  private transactGet(caller: Caller, input: Json): Json {
    const gets = transactActions(input, { Get: 'GetItem' }).map((action) => {
      const table = this.tableIn(action.input);
      const placeholders = placeholdersOf(action.input);
      const paths = projectionIn(action.input, placeholders);
      placeholders.checkUsed();
      return { table, paths, key: readKey(table.part, action.input['Key']) };
    });
    for (const { table, key, paths } of gets) {
      const touched = { ...touchedBy(table, [key], paths), enclosing: 'TransactGetItems' };
      this.allowed(caller, 'GetItem', table, touched);
    }
    return {
      Responses: gets.map(({ table, key, paths }) => {
        const item = table.find(key);
        if (item === undefined) return {};
        return { Item: paths === undefined ? item : projected(item, paths) };
      }),
    };
  }

  private transactWrite(caller: Caller, input: Json): Json {
    const token = textIn(input, 'ClientRequestToken');
    const text = JSON.stringify(input['TransactItems']);
    if (this.isRepeated(token, text)) return {};
    const writes = transactWrites(input).map(({ kind, input: own }) =>
      this.readWrite(kind, caller, own),
    );
    for (const write of writes) {
      this.require(caller, write.kind, write, { enclosing: 'TransactWriteItems' });
    }
    const changes = changesOf(writes);
    for (const { write, before, after } of changes) {
      // A transaction takes each unit twice: to prepare and to commit.
      consume(write.table, 'write', 2 * unitsOf(before, after));
    }
    for (const change of changes) this.apply(caller, change);
    if (token !== undefined) this.tokens.set(token, { at: this.world.clock.now(), text });
    return {};
  }

  private isRepeated(token: string | undefined, text: string): boolean {
    const known = token === undefined ? undefined : this.tokens.get(token);
    if (known === undefined || this.world.clock.now() - known.at > TOKEN_MS) return false;
    if (known.text === text) return true;
    throw new DynamoDbError(
      'IdempotentParameterMismatchException',
      'The request uses the same client token as a previous, but non-identical request.',
    );
  }

  private listTables({ principal, uploads }: Caller): Json {
    const access = { action: 'dynamodb:ListTables', resource: '*', address: 'DynamoDB' };
    if (!this.world.guard.allows(principal, access, uploads)) {
      throw new AwsError('AccessDeniedException', 400, 'not authorized: dynamodb:ListTables');
    }
    return { TableNames: [...this.tables.keys()].sort() };
  }

  private apply({ uploads }: Caller, { write, before, after }: Change): void {
    if (write.kind === 'ConditionCheckItem') return;
    write.table.change(before, after, uploads);
    this.world.trace.emit({
      kind: after === undefined ? 'item-deleted' : 'item-written',
      tableName: write.table.part.tableName,
      key: keyLabel(write.key),
      isNew: before === undefined,
      uploads,
    });
  }

  private readWrite(kind: WriteKind, _caller: Caller, input: Json): Write {
    return readWrite(kind, this.tableIn(input), input);
  }

  private require(caller: Caller, action: string, write: Write, more: Touched): void {
    this.allowed(caller, action, write.table, {
      ...touchedBy(write.table, [write.key], undefined),
      attributes: write.attributes,
      ...more,
    });
  }

  private allowed(
    { principal, uploads }: Caller,
    action: string,
    table: LiveTable,
    touched: Touched,
  ): LiveTable {
    requireAccess(this.world, principal, action, table, touched, uploads);
    return table;
  }

  private requestItems(input: Json): readonly [string, unknown][] {
    const items = input['RequestItems'];
    if (!isRecord(items) || Object.keys(items).length === 0) {
      throw validation(
        "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
      );
    }
    return Object.entries(items);
  }

  private tableIn(input: Json): LiveTable {
    const name = textIn(input, 'TableName');
    if (name !== undefined) return this.tableNamed(name);
    throw validation("The parameter 'TableName' is required but was not present in the request");
  }

  /** @throws AwsError for a table that is not in the stacks */
  private tableNamed(name: string): LiveTable {
    const table = this.tables.get(name.split('table/').at(-1) ?? name);
    if (table === undefined) throw notFound();
    return table;
  }
}

function touchedBy(
  { part }: LiveTable,
  keys: readonly Item[],
  paths: readonly (readonly (string | number)[])[] | undefined,
): Touched {
  return {
    leadingKeys: keys.flatMap((key) => key[part.hashKey] ?? []),
    ...(paths === undefined ? {} : { attributes: paths.map(([first]) => String(first)) }),
  };
}

function selectIn(input: Json): string {
  return (
    textIn(input, 'Select') ??
    (input['ProjectionExpression'] === undefined ? 'ALL_ATTRIBUTES' : 'SPECIFIC_ATTRIBUTES')
  );
}

/** A key for a person: its values with a slash between them. */
function keyLabel(key: Item): string {
  return Object.values(key)
    .map((value) => String(Object.values(value)[0]))
    .join('/');
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
