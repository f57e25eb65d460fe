/** What an expression sees of its metrics: undefined where a metric has no value for the period. */
export type MetricValues = ReadonlyMap<string, number | undefined>;

type Token = { readonly kind: 'number' | 'name' | 'sign'; readonly text: string };

/** Functions of "Using math expressions with CloudWatch metrics" that work on one period. */
const FUNCTIONS: Readonly<
  Record<string, (...values: readonly (number | undefined)[]) => number | undefined>
> = {
  ABS: (value) => value && Math.abs(value),
  CEIL: (value) => value && Math.ceil(value),
  FLOOR: (value) => value && Math.floor(value),
  FILL: (value, filler) => value ?? filler,
  IF: (condition, yes, no) => (condition === undefined ? undefined : condition === 0 ? no : yes),
  MAX: (...values) => folded(values, Math.max),
  MIN: (...values) => folded(values, Math.min),
  SUM: (...values) => folded(values, (a, b) => a + b),
  AVG: (...values) => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((a, b) => a + b, 0) / known.length;
  },
};

/** From the weakest to the strongest. */
const OPERATORS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/**
 * The value of a metric math expression for one period.
 *
 * @returns undefined where a value is missing, or the expression has what is not known here
 */
export function evaluateMath(expression: string, values: MetricValues): number | undefined {
  try {
    const parser = new Parser(tokensOf(expression), values);
    return parser.whole();
  } catch {
    return undefined;
  }
}

/** Whether an expression has only what is known here. */
export function isKnownMath(expression: string, names: readonly string[]): boolean {
  try {
    new Parser(tokensOf(expression), new Map(names.map((name) => [name, 1]))).whole();
    return true;
  } catch {
    return false;
  }
}

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly values: MetricValues,
  ) {}

  whole(): number | undefined {
    const value = this.level(0);
    if (this.at < this.tokens.length) throw new Error('more than one expression');
    return value;
  }

  private level(level: number): number | undefined {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.single();
    let left = this.level(level + 1);
    for (let sign = this.sign(operators); sign !== undefined; sign = this.sign(operators)) {
      const right = this.level(level + 1);
      left = left === undefined || right === undefined ? undefined : operate(sign, left, right);
    }
    return left;
  }

  private single(): number | undefined {
    const token = this.next();
    if (token.kind === 'number') return Number(token.text);
    if (token.text === '-') {
      const value = this.single();
      return value === undefined ? undefined : -value;
    }
    if (token.text === '(') {
      const value = this.level(0);
      this.expect(')');
      return value;
    }
    if (token.kind !== 'name') throw new Error(`unexpected ${token.text}`);
    if (this.sign(['(']) !== undefined) return this.call(token.text);
    if (!this.values.has(token.text)) throw new Error(`no metric ${token.text}`);
    return this.values.get(token.text);
  }

  private call(name: string): number | undefined {
    const call = FUNCTIONS[name.toUpperCase()];
    if (call === undefined) throw new Error(`no function ${name}`);
    const given: (number | undefined)[] = [];
    do given.push(this.level(0));
    while (this.sign([',']) !== undefined);
    this.expect(')');
    return call(...given);
  }

  private sign(wanted: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || !wanted.includes(token.text)) return undefined;
    this.at += 1;
    return token.text;
  }

  private expect(sign: string): void {
    if (this.sign([sign]) === undefined) throw new Error(`expected ${sign}`);
  }

  private next(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw new Error('unexpected end');
    this.at += 1;
    return token;
  }
}

function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern =
    /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z]\w*)|(?<sign>\|\||&&|[=!<>]=|[-+*/^()<>,]))\s*/y;
  for (let end = 0; end < expression.length; end = pattern.lastIndex) {
    pattern.lastIndex = end;
    const { number, name, sign } = pattern.exec(expression)?.groups ?? {};
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else throw new Error(`unexpected ${expression.slice(end)}`);
  }
  return tokens;
}

function operate(sign: string, left: number, right: number): number | undefined {
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      // A division by zero has no value.
      return right === 0 ? undefined : left / right;
    case '^':
      return left ** right;
    case '==':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
    case '<':
      return Number(left < right);
    case '<=':
      return Number(left <= right);
    case '>':
      return Number(left > right);
    case '>=':
      return Number(left >= right);
    case '&&':
      return Number(left !== 0 && right !== 0);
    default:
      return Number(left !== 0 || right !== 0);
  }
}

function folded(
  values: readonly (number | undefined)[],
  join: (a: number, b: number) => number,
): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((a, b) => join(a, b));
}
