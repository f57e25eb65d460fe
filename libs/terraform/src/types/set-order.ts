import { isList, isObject, isUnknown, type Value } from '../value/value';
import { kindOf } from '../value/kind';
import { numberText } from '../value/number-text';

/** The order of texts by their bytes in UTF-8, which is that of their code points. */
export function compareTexts(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  const left = rank(a.charCodeAt(at));
  const right = rank(b.charCodeAt(at));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Halves of code points beyond 65,535 come after all others. */
function rank(unit: number): number {
  if (Number.isNaN(unit)) return -1;
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Each value once, in the order in which Terraform goes through a set. */
export function setElements(values: readonly Value[]): readonly Value[] {
  const unique = new Map(values.map((value) => [hashText(value), value]));
  return [...unique].sort(compareElements).map(([, value]) => value);
}

function compareElements([hashA, a]: [string, Value], [hashB, b]: [string, Value]): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return compareTexts(hashA, hashB);
}

/** The text by which Terraform orders the elements of a set that have no order of their own. */
function hashText(value: Value): string {
  if (value === null) return '~';
  if (isUnknown(value)) return `?${value.expression}`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (isList(value)) {
    const [open, close] = ['list', 'set'].includes(kindOf(value) ?? '') ? '[]' : '<>';
    return `${open}${value.map((item) => `${hashText(item)};`).join('')}${close}`;
  }
  if (!isObject(value)) return '';
  const entries = Object.entries(value).sort(([a], [b]) => compareTexts(a, b));
  return kindOf(value) === 'map'
    ? `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${hashText(item)};`).join('')}}`
    : `<${entries.map(([, item]) => `${hashText(item)};`).join('')}>`;
}
