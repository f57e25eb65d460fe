/** Whether every text that `narrow` matches is matched by `wide`; both may have `*` and `?`. */
export function patternCovers(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === '*') return true;
  if (!/[*?]/.test(wide)) return false;
  return walk(
    wide,
    narrow,
    (pattern, other) => pattern === other || (pattern === '?' && other !== '*'),
  );
}

/** Whether some text is matched by both patterns. */
export function patternsMeet(one: string, other: string): boolean {
  const reached = new Map<string, boolean>();
  const meet = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    const known = reached.get(key);
    if (known !== undefined) return known;
    const found = step(i, j);
    reached.set(key, found);
    return found;
  };
  const step = (i: number, j: number): boolean => {
    const [a, b] = [one[i], other[j]];
    if (a === undefined && b === undefined) return true;
    if (a === '*' && (meet(i + 1, j) || (b !== undefined && meet(i, j + 1)))) return true;
    if (b === '*' && (meet(i, j + 1) || (a !== undefined && meet(i + 1, j)))) return true;
    if (a === undefined || b === undefined || a === '*' || b === '*') return false;
    return (a === b || a === '?' || b === '?') && meet(i + 1, j + 1);
  };
  return meet(0, 0);
}

/** Glob matching that goes back to the last `*` only, so that its time is the product of both lengths. */
function walk(
  pattern: string,
  text: string,
  same: (pattern: string | undefined, text: string | undefined) => boolean,
): boolean {
  let [at, star, from] = [0, -1, 0];
  for (let position = 0; position < text.length;) {
    if (pattern[at] === '*') {
      star = at++;
      from = position;
    } else if (same(pattern[at], text[position])) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++from;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
