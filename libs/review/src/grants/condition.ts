import type { Condition } from '@archway/checks';

/** Conditions in one order, with lists as sets: whatever is written in another way reads the same. */
export function canonical(conditions: readonly Condition[]): readonly Condition[] {
  return conditions
    .map(({ operator, key, values }) => ({
      // Both are one and the same to IAM.
      operator: operator.replace('ArnEquals', 'ArnLike').replace('ArnNotEquals', 'ArnNotLike'),
      key,
      values: [...new Set(values.map((value) => normal(operator, value)))].sort(),
    }))
    .sort((a, b) => compare(`${a.key} ${a.operator}`, `${b.key} ${b.operator}`));
}

/** Whether whoever meets `narrow` meets `wide` too. */
export function conditionsCover(wide: readonly Condition[], narrow: readonly Condition[]): boolean {
  return wide.every((each) =>
    narrow.some((other) => {
      if (each.operator !== other.operator || each.key !== other.key) return false;
      const [outer, inner] = isNegative(each) ? [other, each] : [each, other];
      return holdsAll(outer.values, inner.values);
    }),
  );
}

export function conditionsKey(conditions: readonly Condition[]): string {
  return conditions.map((each) => `${each.operator} ${each.key} ${each.values.join()}`).join(';');
}

/** Whether the condition lets only unencrypted requests through: a `Deny` of it enforces TLS. */
export function isWithoutTls({ operator, key, values }: Condition): boolean {
  return operator.startsWith('Bool') && key === 'aws:securetransport' && values.join() === 'false';
}

/** Each further value of `StringNotEquals` keeps out somebody more; of other operators it lets somebody in. */
function isNegative({ operator }: Condition): boolean {
  return /Not(?:Equals|Like|IpAddress)/.test(operator);
}

function holdsAll(outer: readonly string[], inner: readonly string[]): boolean {
  return inner.every((value) => outer.includes(value));
}

function normal(operator: string, value: string): string {
  return operator.startsWith('Bool') || operator.startsWith('Null') ? value.toLowerCase() : value;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
