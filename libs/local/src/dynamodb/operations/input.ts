import type { Json } from '../dynamodb-api';
import { Placeholders } from '../expression/names';
import { validation } from '../value/validation';

/** Parameters of the time before expressions, which the local run does not read. */
const LEGACY = [
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
];

const EXPRESSIONS = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
];

/** @throws AwsError for legacy parameters and for one expression that is missing its placeholders */
export function placeholdersOf(input: Json): Placeholders {
  const legacy = LEGACY.find((name) => input[name] !== undefined);
  if (legacy !== undefined) {
    const expression = EXPRESSIONS.find((name) => input[name] !== undefined);
    throw validation(
      expression === undefined
        ? `The local run does not read the legacy parameter ${legacy}: use an expression`
        : `Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {${legacy}} Expression parameters: {${expression}}`,
    );
  }
  return new Placeholders(
    input['ExpressionAttributeNames'],
    input['ExpressionAttributeValues'],
    EXPRESSIONS.filter((name) => input[name] !== undefined),
  );
}

/** A text of a request; undefined where it is absent. @throws AwsError for what is no text */
export function textIn(input: Json, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw validation(`${name} must be a string`);
  return value;
}

/** One of some texts. @throws AwsError for another one */
export function oneOf<Text extends string>(
  input: Json,
  name: string,
  allowed: readonly Text[],
): Text | undefined {
  const value = textIn(input, name);
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  const parameter = name.charAt(0).toLowerCase() + name.slice(1);
  throw validation(
    `1 validation error detected: Value '${value}' at '${parameter}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
  );
}
