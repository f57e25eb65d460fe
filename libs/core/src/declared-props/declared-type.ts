/** What a prop may be. A value that fits one of the alternatives fits. */
export interface DeclaredType {
  readonly text: string;
  /** Nothing is known, so everything fits. */
  readonly any: boolean;
  readonly kinds: ReadonlySet<'string' | 'number' | 'boolean'>;
  readonly literals: readonly (string | number | boolean)[];
  /** Names of objects, whose fields are known where the table has them. */
  readonly objects: readonly string[];
  readonly list?: DeclaredType;
  readonly record?: DeclaredType;
}

/**
 * Reads a type as the tables of declared props write it: `'none' | number | VpcProps | List<string> | Record<any>`.
 */
export function parseType(text: string): DeclaredType {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const terms = alternatives(text);
  const inside = (word: string): DeclaredType | undefined => {
    const term = terms.find((each) => each.startsWith(`${word}<`));
    return term === undefined ? undefined : parseType(term.slice(word.length + 1, -1));
  };
  const list = inside('List');
  const record = inside('Record');
  const type: DeclaredType = {
    text,
    any: terms.includes('any'),
    kinds: new Set(KINDS.filter((kind) => terms.includes(kind))),
    literals: terms.filter((term) => /^('|-?\d|true$|false$)/.test(term)).map(literal),
    objects: terms.filter((term) => /^[A-Z]\w*$/.test(term)),
    ...(list === undefined ? {} : { list }),
    ...(record === undefined ? {} : { record }),
  };
  parsed.set(text, type);
  return type;
}

/** Types repeat from construct to construct, and a synthesis makes many of each. */
const parsed = new Map<string, DeclaredType>();

const KINDS = ['string', 'number', 'boolean'] as const;

/** The terms between the bars that are inside no angle brackets and no quotes. */
function alternatives(text: string): readonly string[] {
  const terms: string[] = [];
  let term = '';
  let depth = 0;
  let quoted = false;
  for (const character of text) {
    if (character === "'") quoted = !quoted;
    if (!quoted && character === '<') depth += 1;
    if (!quoted && character === '>') depth -= 1;
    if (!quoted && depth === 0 && character === '|') {
      terms.push(term.trim());
      term = '';
    } else {
      term += character;
    }
  }
  return [...terms, term.trim()];
}

function literal(term: string): string | number | boolean {
  if (term.startsWith("'")) return term.slice(1, -1);
  return term === 'true' || term === 'false' ? term === 'true' : Number(term);
}
