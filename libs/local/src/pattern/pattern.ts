import { isIPv4 } from 'node:net';

/** A filter policy of SNS or a filter pattern of an event source mapping, parsed. */
export type Pattern = { readonly [name: string]: unknown };

type Json = unknown;

/**
 * Whether a value has all that a pattern asks for. Names that the pattern does not mention are ignored;
 * a list matches when one of its items does.
 */
export function matches(pattern: Pattern, value: Json): boolean {
  if (Array.isArray(value)) return value.some((item) => matches(pattern, item));
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or' && Array.isArray(wanted)) {
      return wanted.some((each) => isRecord(each) && matches(each, value));
    }
    const found = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return Array.isArray(wanted) ? matchesAny(wanted, found) : matchesNested(wanted, found);
  });
}

function matchesNested(wanted: unknown, found: Json): boolean {
  if (!isRecord(wanted)) return false;
  // A nested pattern may ask that something be absent, which an absent parent satisfies.
  return matches(wanted, found ?? {});
}

function matchesAny(wanted: readonly unknown[], found: Json): boolean {
  if (found === undefined) return wanted.some(wantsAbsence);
  if (Array.isArray(found)) {
    return found.length > 0
      ? found.some((item) => wanted.some((rule) => matchesRule(rule, item)))
      : false;
  }
  if (isRecord(found)) return false;
  return wanted.some((rule) => matchesRule(rule, found));
}

function wantsAbsence(rule: unknown): boolean {
  return isRecord(rule) && rule['exists'] === false;
}

function matchesRule(rule: unknown, value: Json): boolean {
  if (!isRecord(rule)) return typeof rule === typeof value && rule === value;
  return Object.entries(rule).some(([operator, operand]) => operate(operator, operand, value));
}

function operate(operator: string, operand: unknown, value: Json): boolean {
  switch (operator) {
    case 'exists':
      return operand === true;
    case 'prefix':
    case 'suffix':
      return atEnd(operator, operand, value);
    case 'equals-ignore-case':
      return isText(operand, value) && value.toLowerCase() === (operand as string).toLowerCase();
    case 'anything-but':
      return !excluded(operand, value);
    case 'numeric':
      return Array.isArray(operand) && typeof value === 'number' && inRange(operand, value);
    case 'cidr':
      return isText(operand, value) && inNetwork(operand, value);
    case 'wildcard':
      return isText(operand, value) && wildcard(operand as string).test(value);
    default:
      return false;
  }
}

/** `{"prefix": "a"}`, and without regard to case `{"prefix": {"equals-ignore-case": "a"}}`. */
function atEnd(operator: 'prefix' | 'suffix', operand: unknown, value: Json): boolean {
  const ignoring = isRecord(operand) ? operand['equals-ignore-case'] : undefined;
  const wanted = typeof ignoring === 'string' ? ignoring.toLowerCase() : operand;
  if (!isText(wanted, value)) return false;
  const text = typeof ignoring === 'string' ? value.toLowerCase() : value;
  return operator === 'prefix' ? text.startsWith(String(wanted)) : text.endsWith(String(wanted));
}

function isText(operand: unknown, value: Json): value is string {
  return typeof operand === 'string' && typeof value === 'string';
}

function excluded(operand: unknown, value: Json): boolean {
  if (Array.isArray(operand)) return operand.some((item) => matchesRule(item, value));
  if (isRecord(operand)) {
    return Object.entries(operand).some(([operator, inner]) =>
      [inner].flat().some((each) => operate(operator, each, value)),
    );
  }
  return operand === value;
}

function inRange(bounds: readonly unknown[], value: number): boolean {
  for (let at = 0; at + 1 < bounds.length; at += 2) {
    const bound = Number(bounds[at + 1]);
    const holds =
      bounds[at] === '='
        ? value === bound
        : bounds[at] === '<'
          ? value < bound
          : bounds[at] === '<='
            ? value <= bound
            : bounds[at] === '>'
              ? value > bound
              : bounds[at] === '>=' && value >= bound;
    if (!holds) return false;
  }
  return bounds.length >= 2;
}

function inNetwork(network: unknown, address: string): boolean {
  const [base = '', length = '32'] = String(network).split('/');
  if (!isIPv4(base) || !isIPv4(address)) return false;
  const size = 2 ** (32 - Number(length));
  return Math.floor(numberOfAddress(base) / size) === Math.floor(numberOfAddress(address) / size);
}

function numberOfAddress(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

function wildcard(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
