import { isRecord } from '../../pattern/pattern';
import type { AttributeValue } from '../value/attribute-value';
import { readValue } from '../value/read-value';
import { validation } from '../value/validation';
import { AwsError } from '../../aws-error/aws-error';

/** What `#name` and `:value` stand for in the expressions of one request. */
export class Placeholders {
  private readonly names: Readonly<Record<string, string>>;
  private readonly values: Readonly<Record<string, AttributeValue>>;
  private readonly unused: Set<string>;

  /** @throws AwsError for placeholders that are malformed or belong to no expression */
  constructor(names: unknown, values: unknown, expressions: readonly string[]) {
    for (const [given, parameter] of [
      [names, 'ExpressionAttributeNames'],
      [values, 'ExpressionAttributeValues'],
    ] as const) {
      if (given === undefined || given === null) continue;
      if (expressions.length === 0) {
        throw validation(`${parameter} can only be specified when using expressions`);
      }
      if (!isRecord(given) || Object.keys(given).length === 0) {
        throw validation(`${parameter} must not be empty`);
      }
    }
    this.names = namesIn(names);
    this.values = valuesIn(values);
    this.unused = new Set([...Object.keys(this.names), ...Object.keys(this.values)]);
  }

  name(placeholder: string): string | undefined {
    this.unused.delete(placeholder);
    return Object.hasOwn(this.names, placeholder) ? this.names[placeholder] : undefined;
  }

  value(placeholder: string): AttributeValue | undefined {
    this.unused.delete(placeholder);
    return Object.hasOwn(this.values, placeholder) ? this.values[placeholder] : undefined;
  }

  /** @throws AwsError for what no expression uses */
  checkUsed(): void {
    for (const [sign, parameter] of [
      ['#', 'ExpressionAttributeNames'],
      [':', 'ExpressionAttributeValues'],
    ] as const) {
      const left = [...this.unused].filter((each) => each.startsWith(sign));
      if (left.length > 0) {
        throw validation(
          `Value provided in ${parameter} unused in expressions: keys: {${left.join(', ')}}`,
        );
      }
    }
  }
}

function namesIn(names: unknown): Readonly<Record<string, string>> {
  if (!isRecord(names)) return {};
  return Object.fromEntries(
    Object.entries(names).map(([key, name]) => {
      if (!/^#[\w#:-]+$/.test(key)) {
        throw validation(
          `ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`,
        );
      }
      if (typeof name !== 'string' || name === '') {
        throw validation(
          `ExpressionAttributeNames contains invalid value: Syntax error; value: "${String(name)}", key: ${key}`,
        );
      }
      return [key, name];
    }),
  );
}

function valuesIn(values: unknown): Readonly<Record<string, AttributeValue>> {
  if (!isRecord(values)) return {};
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (!/^:[\w#:-]+$/.test(key)) {
        throw validation(
          `ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`,
        );
      }
      try {
        return [key, readValue(value)];
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        throw validation(
          error.message.startsWith('The parameter')
            ? error.message
            : `ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`,
        );
      }
    }),
  );
}
