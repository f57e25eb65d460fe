import { EvaluationError } from '../expression/evaluation-error';
import { isExact, numberText } from '../value/number-text';
import { compareTexts } from '../types/set-order';
import { escapedJson } from '../value/escaped-json';
import { Fraction } from '../value/fraction';
import { ofKind } from '../value/kind';
import { isList, isObject, isUnknown, Unknown, type Value } from '../value/value';

/** JSON as Terraform writes it: keys in their order, `<`, `>` and `&` escaped, numbers in digits. */
export function encodeJson(value: Value): string {
  if (value === null) return 'null';
  if (value instanceof Fraction && value.digits !== undefined) return value.digits;
  if (isUnknown(value)) return escapedJson(value.expression);
  if (typeof value === 'string') return escapedJson(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : numberText(value);
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(encodeJson).join(',')}]`;
  const names = isObject(value) ? Object.keys(value).sort(compareTexts) : [];
  const entry = (name: string): string => `${escapedJson(name)}:${encodeJson(value[name] ?? null)}`;
  return `{${names.map(entry).join(',')}}`;
}

/** @throws {@link EvaluationError} for what is no JSON */
export function decodeJson(text: string): Value {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new EvaluationError(`jsondecode(): ${(error as Error).message}`);
  }
  const inexact = numbersIn(text).some((each) => !isExact(each, Number(each)));
  return inexact
    ? new Unknown(text, [], 'a number has more digits than can be kept here')
    : withKinds(json as Value);
}

function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|(-?\d[\d.eE+-]*)/g)]
    .map(([, number]) => number)
    .filter((number) => number !== undefined);
}

/** What is decoded has tuples and objects. */
export function withKinds(value: Value): Value {
  if (isList(value)) return ofKind('tuple', value.map(withKinds));
  if (!isObject(value)) return typeof value === 'string' ? value.normalize('NFC') : value;
  return ofKind(
    'object',
    Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withKinds(item)])),
  );
}
