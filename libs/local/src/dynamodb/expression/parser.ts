import type { AttributeValue } from '../value/attribute-value';
import { validation } from '../value/validation';
import type { Placeholders } from './names';
import { isSamePath, pathText, type Path } from './path';
import { isReserved } from './reserved-words';
import { syntaxError, tokensOf, type Token } from './tokens';

/** Something with a value: a path, a value of the request, or a function of such. */
export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Operand[] };

/** The kinds of problems in the order in which DynamoDB names one. */
const ORDER = [
  'reserved',
  'function',
  'section',
  'name',
  'value',
  'overlap',
  'conflict',
  'operand',
  'other',
] as const;

export type ProblemKind = (typeof ORDER)[number];

/** What the parsers of the expressions share: tokens, placeholders and problems. */
export class Parser {
  private readonly tokens: readonly Token[];
  private readonly problems = new Map<ProblemKind, string>();
  private position = 0;

  /** @param parameter such as `ConditionExpression`, for messages */
  constructor(
    private readonly expression: string,
    readonly parameter: string,
    private readonly placeholders: Placeholders,
  ) {
    if (expression.trim() === '') {
      throw validation(`Invalid ${parameter}: The expression can not be empty;`);
    }
    this.tokens = tokensOf(expression, parameter);
  }

  get next(): Token {
    return this.tokens[Math.min(this.position, this.tokens.length - 1)] as Token;
  }

  get afterNext(): Token {
    return this.tokens[Math.min(this.position + 1, this.tokens.length - 1)] as Token;
  }

  take(): Token {
    const token = this.next;
    this.position += 1;
    return token;
  }

  /** Takes a sign where it comes next. */
  takes(sign: string): boolean {
    const { kind, text } = this.next;
    if (kind !== 'sign' || text !== sign) return false;
    this.position += 1;
    return true;
  }

  /** Takes a keyword where it comes next. */
  takesWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.position += 1;
    return true;
  }

  isWord(word: string): boolean {
    return this.next.kind === 'word' && this.next.text.toUpperCase() === word;
  }

  expect(sign: string): void {
    if (!this.takes(sign)) throw this.unexpected();
  }

  unexpected(): Error {
    return syntaxError(this.expression, this.next.at, this.parameter);
  }

  /** Notes a problem; the first one of each kind counts. */
  note(kind: ProblemKind, message: string): void {
    if (!this.problems.has(kind)) this.problems.set(kind, message);
  }

  /** @throws AwsError for text that is left, and for the first problem */
  end(): void {
    if (this.next.kind !== 'end') throw this.unexpected();
    for (const kind of ORDER) {
      const message = this.problems.get(kind);
      if (message !== undefined) throw validation(`Invalid ${this.parameter}: ${message}`);
    }
  }

  path(): Path {
    const path: (string | number)[] = [this.name()];
    for (;;) {
      if (this.takes('.')) path.push(this.name());
      else if (this.takes('[')) {
        if (this.next.kind !== 'number') throw this.unexpected();
        path.push(Number(this.take().text));
        this.expect(']');
      } else return path;
    }
  }

  /** A path, a value, or a call of a function. */
  operand(): Operand {
    const { kind, text } = this.next;
    if (kind === 'value') return { kind: 'value', value: this.value() };
    if (kind === 'word' && this.afterNext.text === '(') {
      this.take();
      return { kind: 'call', name: text, operands: this.operands() };
    }
    return { kind: 'path', path: this.path() };
  }

  /** The operands of a call, in parentheses. */
  operands(): readonly Operand[] {
    this.expect('(');
    const operands = [this.operand()];
    while (this.takes(',')) operands.push(this.operand());
    this.expect(')');
    return operands;
  }

  value(): AttributeValue {
    const { text } = this.take();
    const value = this.placeholders.value(text);
    if (value !== undefined) return value;
    this.note(
      'value',
      `An expression attribute value used in expression is not defined; attribute value: ${text}`,
    );
    return { NULL: true };
  }

  /** Paths of one expression may not meet each other. */
  checkPaths(paths: readonly Path[]): void {
    for (const [at, path] of paths.entries()) {
      for (const before of paths.slice(0, at)) this.checkPair(before, path);
    }
  }

  private checkPair(one: Path, two: Path): void {
    const shared = Math.min(one.length, two.length);
    const names = `must remove or rewrite one of these paths; path one: ${pathText(one)}, path two: ${pathText(two)}`;
    for (let at = 0; at < shared; at += 1) {
      if (typeof one[at] !== typeof two[at]) {
        this.note('conflict', `Two document paths conflict with each other; ${names}`);
        return;
      }
      if (one[at] !== two[at]) return;
    }
    this.note('overlap', `Two document paths overlap with each other; ${names}`);
  }

  /** Whether a word has a meaning of its own in this expression. */
  private isKeyword(word: string): boolean {
    const { update, condition } = KEYWORDS;
    const keywords = this.parameter === 'UpdateExpression' ? update : condition;
    return keywords.includes(word.toUpperCase());
  }

  private name(): string {
    const { kind, text } = this.take();
    if (kind === 'name') {
      const name = this.placeholders.name(text);
      if (name !== undefined) return name;
      this.note(
        'name',
        `An expression attribute name used in the document path is not defined; attribute name: ${text}`,
      );
      return text;
    }
    if (kind !== 'word' || this.isKeyword(text)) {
      this.position -= 1;
      throw this.unexpected();
    }
    if (isReserved(text)) {
      this.note('reserved', `Attribute name is a reserved keyword; reserved keyword: ${text}`);
    }
    return text;
  }
}

const KEYWORDS = {
  update: ['SET', 'REMOVE', 'ADD', 'DELETE'],
  condition: ['AND', 'OR', 'NOT', 'BETWEEN', 'IN'],
};

/** Whether two operands are one and the same path. */
export function isSameOperand(left: Operand, right: Operand): boolean {
  return left.kind === 'path' && right.kind === 'path' && isSamePath(left.path, right.path);
}

/** The top-level attributes that operands name. */
export function attributesIn(operand: Operand): readonly string[] {
  if (operand.kind === 'path') return [String(operand.path[0])];
  return operand.kind === 'call' ? operand.operands.flatMap(attributesIn) : [];
}
