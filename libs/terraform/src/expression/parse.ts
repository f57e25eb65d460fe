import { BINARY_OPERATORS, type BinaryOperator, type Expression } from './syntax';

/** An expression of a form that this reader does not evaluate. */
export class SyntaxNotRead extends Error {}

/**
 * Parses the text of a string in Terraform JSON, which is a template: `${…}` interpolates, `$${` and
 * `%%{` stand for themselves.
 *
 * @throws {@link SyntaxNotRead} for directives (`%{ if }`), `for` expressions and what is malformed
 */
export function parseTemplate(text: string): Expression {
  const parser = new Parser(text);
  const template = parser.template(undefined);
  return template;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
};

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const OPERATOR = /\|\||&&|==|!=|<=|>=|[<>+\-*/%]/y;

/** Recursive descent over one string; strings, templates and expressions nest in each other. */
class Parser {
  private position = 0;

  constructor(private readonly text: string) {}

  /** @param quote the quote that ends the template, undefined for one that ends with the text */
  template(quote: '"' | undefined): Expression {
    const parts: Expression[] = [];
    let literal = '';
    const flush = (): void => {
      if (literal !== '') parts.push({ kind: 'literal', value: literal });
      literal = '';
    };
    for (;;) {
      if (this.position >= this.text.length) {
        if (quote !== undefined) throw new SyntaxNotRead('a string is not closed');
        break;
      }
      if (quote !== undefined && this.take(quote)) break;
      if (this.take('$${')) literal += '${';
      else if (this.take('%%{')) literal += '%{';
      else if (this.take('${')) {
        flush();
        this.take('~');
        parts.push(this.expression());
        this.skip();
        this.take('~');
        this.expect('}');
      } else if (this.text.startsWith('%{', this.position)) {
        throw new SyntaxNotRead('template directives are not read');
      } else if (quote !== undefined && this.take('\\')) literal += this.escape();
      else literal += this.text[this.position++];
    }
    flush();
    if (parts.length === 0) return { kind: 'literal', value: '' };
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'template', parts };
  }

  private escape(): string {
    const code = this.text[this.position++] ?? '';
    if (code === 'u' || code === 'U') {
      const length = code === 'u' ? 4 : 8;
      const digits = this.text.slice(this.position, this.position + length);
      this.position += length;
      return String.fromCodePoint(parseInt(digits, 16));
    }
    const character = ESCAPES[code];
    if (character === undefined) throw new SyntaxNotRead(`'\\${code}' is no escape`);
    return character;
  }

  private expression(): Expression {
    const test = this.binary(1);
    this.skip();
    if (!this.take('?')) return test;
    const then = this.expression();
    this.skip();
    this.expect(':');
    return { kind: 'conditional', test, then, otherwise: this.expression() };
  }

  private binary(weakest: number): Expression {
    let left = this.unary();
    for (;;) {
      this.skip();
      const start = this.position;
      const operator = this.match(OPERATOR) as BinaryOperator | undefined;
      if (operator === undefined) return left;
      if (BINARY_OPERATORS[operator] < weakest) {
        this.position = start;
        return left;
      }
      left = { kind: 'binary', operator, left, right: this.binary(BINARY_OPERATORS[operator] + 1) };
    }
  }

  private unary(): Expression {
    this.skip();
    if (this.take('-')) return { kind: 'unary', operator: '-', of: this.unary() };
    if (!this.text.startsWith('!=', this.position) && this.take('!')) {
      return { kind: 'unary', operator: '!', of: this.unary() };
    }
    return this.traversal(this.primary());
  }

  private traversal(start: Expression): Expression {
    let of = start;
    for (;;) {
      if (this.take('.*')) of = { kind: 'splat', of };
      else if (this.take('.')) {
        const number = this.match(NUMBER);
        of =
          number === undefined
            ? { kind: 'attribute', of, name: this.name() }
            : { kind: 'index', of, at: { kind: 'literal', value: Number(number) } };
      } else if (this.take('[')) {
        this.skip();
        if (this.take('*')) of = { kind: 'splat', of };
        else of = { kind: 'index', of, at: this.expression() };
        this.skip();
        this.expect(']');
      } else return of;
    }
  }

  private primary(): Expression {
    this.skip();
    if (this.take('"')) return this.template('"');
    if (this.take('(')) {
      const inner = this.expression();
      this.skip();
      this.expect(')');
      return inner;
    }
    if (this.take('[')) return { kind: 'list', items: this.items(']') };
    if (this.take('{')) return this.object();
    const number = this.match(NUMBER);
    if (number !== undefined) return { kind: 'literal', value: Number(number) };
    const name = this.name();
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    if (name === 'null') return { kind: 'literal', value: null };
    if (this.take('(')) return { kind: 'call', name, arguments: this.items(')') };
    return { kind: 'name', name };
  }

  private items(end: ']' | ')'): Expression[] {
    const items: Expression[] = [];
    for (;;) {
      this.skip();
      if (this.take(end)) return items;
      items.push(this.expression());
      this.skip();
      if (!this.take(',')) {
        this.expect(end);
        return items;
      }
    }
  }

  private object(): Expression {
    const entries: { key: Expression; value: Expression }[] = [];
    for (;;) {
      this.skip();
      if (this.take('}')) return { kind: 'object', entries };
      const key = this.expression();
      this.skip();
      if (!this.take('=')) this.expect(':');
      // A bare word on the left is the key itself, not a reference.
      const named: Expression = key.kind === 'name' ? { kind: 'literal', value: key.name } : key;
      entries.push({ key: named, value: this.expression() });
      this.skip();
      this.take(',');
    }
  }

  private name(): string {
    const name = this.match(NAME);
    if (name === undefined) {
      throw new SyntaxNotRead(
        `'${this.text.slice(this.position, this.position + 12)}' is not read`,
      );
    }
    if (name === 'for') throw new SyntaxNotRead('for expressions are not read');
    return name;
  }

  private skip(): void {
    while (/\s/.test(this.text[this.position] ?? '')) this.position += 1;
  }

  private take(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) return false;
    this.position += token.length;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw new SyntaxNotRead(`'${token}' is missing`);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }
}
