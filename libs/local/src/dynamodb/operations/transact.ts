import type { AwsError } from '../../aws-error/aws-error';
import { isRecord } from '../../pattern/pattern';
import type { Json } from '../dynamodb-api';
import { DynamoDbError } from '../dynamodb-error';
import type { Item } from '../value/attribute-value';
import { sizeOfItem } from '../value/size';
import { validation } from '../value/validation';
import { conditionFailure, type Write, type WriteKind } from './write';

/** "Quotas in Amazon DynamoDB": actions and bytes of one transaction. */
const MOST_ACTIONS = 100;
const MOST_BYTES = 4 * 1024 * 1024;

const ACTIONS: Readonly<Record<string, WriteKind>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

export interface TransactAction<Kind extends string> {
  readonly kind: Kind;
  readonly input: Json;
}

/** The actions of `TransactItems`, each of one kind. @throws AwsError for what is none */
export function transactActions<Kind extends string>(
  input: Json,
  kinds: Readonly<Record<string, Kind>>,
): readonly TransactAction<Kind>[] {
  const items = input['TransactItems'];
  if (!Array.isArray(items) || items.length === 0) {
    throw validation(
      "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  if (items.length > MOST_ACTIONS) {
    throw validation(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to ${MOST_ACTIONS}`,
    );
  }
  return items.map((item: unknown) => {
    const entries = isRecord(item) ? Object.entries(item) : [];
    const [entry] = entries;
    const kind = entry === undefined ? undefined : kinds[entry[0]];
    if (entries.length !== 1 || entry === undefined || kind === undefined || !isRecord(entry[1])) {
      throw validation('TransactItems can only contain one of Check, Put, Update or Delete');
    }
    return { kind, input: entry[1] };
  });
}

export function transactWrites(input: Json): readonly TransactAction<WriteKind>[] {
  return transactActions(input, ACTIONS);
}

/** One change of a transaction that may happen. */
export interface Change {
  readonly write: Write;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/**
 * What a transaction would change, all of it or nothing.
 *
 * @throws AwsError `TransactionCanceledException` with a reason for each action
 */
export function changesOf(writes: readonly Write[]): readonly Change[] {
  const names = writes.map(({ table, key }) => `${table.part.tableArn} ${JSON.stringify(key)}`);
  if (new Set(names).size < names.length) {
    throw validation('Transaction request cannot include multiple operations on one item');
  }
  const results = writes.map((write): Change | AwsError => {
    const before = write.table.find(write.key);
    const failure = conditionFailure(write, before);
    if (failure !== undefined) return failure;
    return { write, before, after: write.change(before) };
  });
  const changes = results.filter((each): each is Change => !(each instanceof Error));
  if (changes.length < results.length) throw canceled(results);
  const bytes = changes.reduce(
    (sum, { after }) => sum + (after === undefined ? 0 : sizeOfItem(after)),
    0,
  );
  if (bytes > MOST_BYTES) {
    throw validation('The total size of the transaction exceeds the limit of 4 MB');
  }
  return changes;
}

function canceled(results: readonly (Change | AwsError)[]): DynamoDbError {
  const reasons = results.map((each) => {
    if (!(each instanceof Error)) return { Code: 'None' };
    const fields = each instanceof DynamoDbError ? each.fields : {};
    return { Code: 'ConditionalCheckFailed', Message: each.message, ...fields };
  });
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new DynamoDbError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}
