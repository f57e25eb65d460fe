import { typeOf, type AttributeValue } from './attribute-value';
import { compareNumbers } from './decimal';

/** Order within a type, as sort keys and comparisons have it; undefined for types without an order. */
export function compare(left: AttributeValue, right: AttributeValue): number | undefined {
  if ('N' in left && 'N' in right) return compareNumbers(left.N, right.N);
  if ('S' in left && 'S' in right) return compareBytes(left.S, right.S, 'utf8');
  if ('B' in left && 'B' in right) return compareBytes(left.B, right.B, 'base64');
  return undefined;
}

export function isEqual(left: AttributeValue, right: AttributeValue): boolean {
  if (typeOf(left) !== typeOf(right)) return false;
  if ('L' in left && 'L' in right) {
    return (
      left.L.length === right.L.length &&
      left.L.every((each, at) => isEqual(each, right.L[at] as AttributeValue))
    );
  }
  if ('M' in left && 'M' in right) {
    const names = Object.keys(left.M);
    return (
      names.length === Object.keys(right.M).length &&
      names.every((name) => {
        const [own, other] = [left.M[name], right.M[name]];
        return own !== undefined && other !== undefined && isEqual(own, other);
      })
    );
  }
  const [mine, others] = [membersOf(left), membersOf(right)];
  if (mine !== undefined && others !== undefined) {
    return mine.length === others.length && mine.every((each) => others.includes(each));
  }
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The members of a set; undefined for what is none. */
export function membersOf(value: AttributeValue): readonly string[] | undefined {
  if ('SS' in value) return value.SS;
  if ('NS' in value) return value.NS;
  return 'BS' in value ? value.BS : undefined;
}

/** One text for each value of a key. */
export function keyText(value: AttributeValue): string {
  return JSON.stringify(value);
}

function compareBytes(left: string, right: string, encoding: 'utf8' | 'base64'): number {
  return left === right
    ? 0
    : Buffer.compare(Buffer.from(left, encoding), Buffer.from(right, encoding));
}
