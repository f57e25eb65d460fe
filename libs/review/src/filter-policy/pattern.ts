/** A parsed filter: names with lists of what is let through, or with further names. */
export type Filter = Readonly<Record<string, unknown>>;

/** What a filter asks of one name: any of some values. */
export interface Demand {
  /** Such as `detail.state`. */
  readonly name: string;
  /** What is let through, in words, each once. */
  readonly values: readonly string[];
}

export function isFilter(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a filter asks, by name; `$or` asks as a whole. */
export function demandsOf(filter: Filter, prefix = ''): readonly Demand[] {
  return Object.entries(filter).flatMap(([key, wanted]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (key === '$or' && Array.isArray(wanted)) {
      return [{ name, values: distinct(wanted.map((each) => alternative(each))) }];
    }
    if (Array.isArray(wanted)) return [{ name, values: distinct(wanted.map(matcherWords)) }];
    return isFilter(wanted) ? demandsOf(wanted, name) : [];
  });
}

function alternative(each: unknown): string {
  if (!isFilter(each)) return JSON.stringify(each);
  return demandsOf(each)
    .map(({ name, values }) => `${name} is ${values.join(' or ')}`)
    .sort()
    .join(' and ');
}

/** One matcher as a person reads it: `"small"`, `anything but "a"`, `begins with "uploads/"`, `> 5`. */
function matcherWords(matcher: unknown): string {
  if (!isFilter(matcher)) return JSON.stringify(matcher);
  const [[kind, value] = ['', undefined], ...more] = Object.entries(matcher);
  if (more.length > 0) return JSON.stringify(matcher);
  switch (kind) {
    case 'exists':
      return value === true ? 'anything' : 'absent';
    case 'prefix':
      return `begins with ${listed(value)}`;
    case 'suffix':
      return `ends with ${listed(value)}`;
    case 'anything-but':
      return `anything but ${listed(value)}`;
    case 'numeric':
      return Array.isArray(value) ? value.join(' ') : listed(value);
    default:
      return `${kind} ${listed(value)}`;
  }
}

function listed(value: unknown): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items
    .map((item) => (isFilter(item) ? matcherWords(item) : JSON.stringify(item)))
    .sort()
    .join(', ');
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
