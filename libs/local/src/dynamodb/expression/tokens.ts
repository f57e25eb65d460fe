import { validation } from '../value/validation';

export interface Token {
  readonly kind: 'word' | 'name' | 'value' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const PATTERN = /\s*(?:([A-Za-z_][\w]*)|(#[\w#:-]+)|(:[\w#:-]+)|(\d+)|(<>|<=|>=|[=<>(),.[\]+-]))/y;

/** The tokens of an expression, the last of kind `end`. @throws AwsError for what none can be */
export function tokensOf(expression: string, parameter: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(PATTERN);
  const end = expression.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const found = pattern.exec(expression);
    if (found === null) throw syntaxError(expression, from, parameter);
    const [whole, word, name, value, number, sign = ''] = found;
    const text = word ?? name ?? value ?? number ?? sign;
    tokens.push({
      kind: kindOf(word, name, value, number),
      text,
      at: from + whole.length - text.length,
    });
  }
  return [...tokens, { kind: 'end', text: '<EOF>', at: end }];
}

function kindOf(
  word: string | undefined,
  name: string | undefined,
  value: string | undefined,
  number: string | undefined,
): Token['kind'] {
  if (word !== undefined) return 'word';
  if (name !== undefined) return 'name';
  if (value !== undefined) return 'value';
  return number === undefined ? 'sign' : 'number';
}

/** What DynamoDB says of an expression that it cannot read. */
export function syntaxError(expression: string, at: number, parameter: string) {
  const rest = expression.slice(at).trimStart();
  const token = rest === '' ? '<EOF>' : (/^(?:\w+|\S)/.exec(rest)?.[0] ?? rest);
  const near = expression.slice(Math.max(0, at - 10), at + 10).trim();
  return validation(`Invalid ${parameter}: Syntax error; token: "${token}", near: "${near}"`);
}
