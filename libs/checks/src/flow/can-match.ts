import { isRecord } from '../policy/policy';

type Pattern = Readonly<Record<string, unknown>>;

/** Whether some message matches a pattern. A list matches with any of its items, names all have to match. */
export function canMatch(pattern: Pattern): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or' && Array.isArray(wanted)) {
      return wanted.some((each) => isRecord(each) && canMatch(each));
    }
    if (Array.isArray(wanted)) return wanted.some(canHold);
    return isRecord(wanted) ? canMatch(wanted) : false;
  });
}

/** Whether a message without any attributes matches: every name is asked to be absent. */
export function wantsAbsenceOnly(pattern: Pattern): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or' && Array.isArray(wanted)) {
      return wanted.some((each) => isRecord(each) && wantsAbsenceOnly(each));
    }
    if (Array.isArray(wanted)) {
      return wanted.some((rule) => isRecord(rule) && rule['exists'] === false);
    }
    return isRecord(wanted) && wantsAbsenceOnly(wanted);
  });
}

function canHold(rule: unknown): boolean {
  if (!isRecord(rule)) return true;
  const bounds = rule['numeric'];
  return Array.isArray(bounds) ? hasNumber(bounds) : true;
}

/** Whether some number fits `[">", 1, "<=", 5]`. */
function hasNumber(bounds: readonly unknown[]): boolean {
  let lowest = -Infinity;
  let highest = Infinity;
  let open = false;
  for (let at = 0; at + 1 < bounds.length; at += 2) {
    const bound = Number(bounds[at + 1]);
    const operator = bounds[at];
    if ((operator === '>' || operator === '>=' || operator === '=') && bound >= lowest) {
      open = operator === '>' || (open && bound === lowest);
      lowest = bound;
    }
    if ((operator === '<' || operator === '<=' || operator === '=') && bound <= highest) {
      open = operator === '<' || open;
      highest = bound;
    }
  }
  return lowest < highest || (lowest === highest && !open);
}
