import type { Cursor } from './cursor';
import { parseExpression } from './parse';
import { parseForNames, takeWord } from './parse-for';
import type { Expression } from './syntax';

/** A piece of a template, before `if` and `for` are matched with their ends. */
export type TemplateToken =
  | { readonly kind: 'text'; text: string }
  | { readonly kind: 'value'; readonly expression: Expression }
  | { readonly kind: 'if'; readonly test: Expression }
  | {
      readonly kind: 'for';
      readonly keyName?: string;
      readonly valueName: string;
      readonly in: Expression;
    }
  | { readonly kind: 'else' | 'endif' | 'endfor' };

/** How the text of a template is written. */
export interface TemplateForm {
  /** Ends at a quote and has escapes with a backslash; others end with the text. */
  readonly quoted: boolean;
  /** Each line is a text of its own: a strip marker reaches to the end of its line only. */
  readonly lines: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
};

/** Ordinary characters, of which a template mostly consists. */
const PLAIN = { quoted: /[^$%"\\\n]+/y, bare: /[^$%\n]+/y };

export function templateTokens(cursor: Cursor, form: TemplateForm): TemplateToken[] {
  const tokens: TemplateToken[] = [];
  let text = '';
  let stripNext = false;
  const flush = (): void => {
    const kept = stripNext ? text.trimStart() : text;
    // A text of nothing but what is stripped still stands between its neighbors.
    if (text !== '') tokens.push({ kind: 'text', text: kept });
    if (text !== '') stripNext = false;
    text = '';
  };
  for (;;) {
    if (cursor.atEnd) {
      if (form.quoted) throw cursor.error('a string is not closed');
      break;
    }
    if (form.quoted && cursor.take('"')) break;
    if (cursor.take('$${')) text += '${';
    else if (cursor.take('%%{')) text += '%{';
    else if (cursor.looksAt('${') || cursor.looksAt('%{')) {
      flush();
      stripNext = false;
      const directive = cursor.looksAt('%{');
      cursor.position += 2;
      if (cursor.take('~')) stripLast(tokens);
      tokens.push(cursor.nested(() => sequence(cursor, directive), false));
      if (cursor.text[cursor.position - 2] === '~') stripNext = true;
    } else if (form.quoted && cursor.take('\\')) text += escape(cursor);
    else if (cursor.take('\n')) {
      if (form.quoted) {
        cursor.position--;
        throw cursor.error('a string is not closed on its line');
      }
      text += '\n';
      if (form.lines) flush();
    } else {
      text +=
        cursor.match(form.quoted ? PLAIN.quoted : PLAIN.bare) ?? cursor.text[cursor.position++];
    }
  }
  flush();
  return tokens;
}

function stripLast(tokens: readonly TemplateToken[]): void {
  const last = tokens.at(-1);
  if (last?.kind === 'text') last.text = last.text.trimEnd();
}

function sequence(cursor: Cursor, directive: boolean): TemplateToken {
  const token = directive ? directiveOf(cursor) : valueOf(cursor);
  cursor.skip();
  cursor.take('~');
  cursor.expect('}');
  return token;
}

function valueOf(cursor: Cursor): TemplateToken {
  return { kind: 'value', expression: parseExpression(cursor) };
}

function directiveOf(cursor: Cursor): TemplateToken {
  cursor.skip();
  if (takeWord(cursor, 'if')) return { kind: 'if', test: parseExpression(cursor) };
  if (takeWord(cursor, 'for')) {
    return { kind: 'for', ...parseForNames(cursor), in: parseExpression(cursor) };
  }
  for (const kind of ['else', 'endif', 'endfor'] as const) {
    if (takeWord(cursor, kind)) return { kind };
  }
  throw cursor.error('a template directive is if, else, endif, for or endfor');
}

function escape(cursor: Cursor): string {
  const code = cursor.text[cursor.position++] ?? '';
  if (code === 'u' || code === 'U') {
    const digits = cursor.text.slice(cursor.position, cursor.position + (code === 'u' ? 4 : 8));
    const point = /^[0-9a-fA-F]+$/.test(digits) ? parseInt(digits, 16) : Number.NaN;
    if (!(point <= 0x10ffff)) throw cursor.error(`'\\${code}${digits}' is no escape`);
    cursor.position += digits.length;
    return String.fromCodePoint(point);
  }
  const character = ESCAPES[code];
  if (character === undefined) throw cursor.error(`'\\${code}' is no escape`);
  return character;
}
