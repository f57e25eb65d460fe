import { isRecord } from '../../pattern/pattern';
import type { AttributeValue, Item } from './attribute-value';
import { decimalOf, textOf } from './decimal';
import { validation } from './validation';

/** "Quotas in Amazon DynamoDB": levels of nesting. */
const DEEPEST = 32;

const TOO_DEEP = 'Nesting Levels have exceeded supported limits';

/** An item of a request. @throws AwsError for what is no item */
export function readItem(value: unknown): Item {
  if (!isRecord(value)) throw validation('The parameter must be a map of attribute values');
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (name === '') {
        throw validation(
          'One or more parameter values are not valid. An attribute name must not be empty',
        );
      }
      return [name, readValue(each)];
    }),
  );
}

/** A value of a request, its numbers in DynamoDB's own form. @throws AwsError for what is none */
export function readValue(value: unknown, depth = 1): AttributeValue {
  if (depth > DEEPEST) throw validation(TOO_DEEP);
  if (!isRecord(value)) throw serialization();
  const entries = Object.entries(value).filter(([, content]) => content !== undefined);
  const [first, second] = entries;
  if (first === undefined) {
    throw validation(
      'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    );
  }
  if (second !== undefined) {
    throw validation(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  return contentRead(first[0], first[1], depth);
}

function contentRead(type: string, content: unknown, depth: number): AttributeValue {
  switch (type) {
    case 'S':
      return { S: textIn(content) };
    case 'N':
      return { N: numberIn(content) };
    case 'B':
      return { B: binaryIn(content) };
    case 'BOOL':
      return { BOOL: content === true || content === 'true' };
    case 'NULL':
      if (content !== true && content !== 'true') {
        throw validation(
          'One or more parameter values were invalid: Null attribute value types must have the value of true',
        );
      }
      return { NULL: true };
    case 'SS':
      return { SS: setIn('string', content, textIn) };
    case 'NS':
      return { NS: setIn('number', content, numberIn) };
    case 'BS':
      return { BS: setIn('binary', content, binaryIn) };
    case 'L':
      if (!Array.isArray(content)) throw serialization();
      return { L: content.map((each) => readValue(each, depth + 1)) };
    case 'M':
      if (!isRecord(content)) throw serialization();
      return {
        M: Object.fromEntries(
          Object.entries(content).map(([name, each]) => [name, readValue(each, depth + 1)]),
        ),
      };
    default:
      throw validation(
        'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
      );
  }
}

function setIn(kind: string, content: unknown, read: (each: unknown) => string): readonly string[] {
  if (!Array.isArray(content)) throw serialization();
  const texts = content.map(read);
  if (texts.length === 0) {
    throw validation(`One or more parameter values were invalid: An ${kind} set  may not be empty`);
  }
  if (new Set(texts).size < texts.length) {
    throw validation(
      `One or more parameter values were invalid: Input collection [${texts.join(', ')}] contains duplicates.`,
    );
  }
  return texts;
}

function textIn(content: unknown): string {
  if (typeof content !== 'string') throw serialization();
  return content;
}

function numberIn(content: unknown): string {
  return textOf(decimalOf(textIn(content)));
}

function binaryIn(content: unknown): string {
  const text = textIn(content);
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    throw serialization();
  }
  return text;
}

function serialization() {
  return validation('Supplied AttributeValue has a value of another type than it names');
}
