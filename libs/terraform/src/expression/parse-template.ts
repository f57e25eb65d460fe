import { Cursor, SyntaxNotRead } from './cursor';
import { withoutIndentation } from './heredoc-indentation';
import type { Expression, TemplatePart } from './syntax';
import { templateTokens, type TemplateToken } from './template-tokens';

/**
 * Parses the text of a string in Terraform JSON or of a template file: `${…}` interpolates, `%{…}`
 * directs, `$${` and `%%{` stand for themselves.
 *
 * @throws {@link SyntaxNotRead} for what is malformed
 */
export function parseTemplate(text: string): Expression {
  return templateOf(templateTokens(new Cursor(text), { quoted: false, lines: false }));
}

/** Reads a string whose opening quote is read. */
export function parseQuoted(cursor: Cursor): Expression {
  return templateOf(templateTokens(cursor, { quoted: true, lines: false }));
}

const HEREDOC = /<<(-?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;

/** Reads a heredoc up to and with the word that ends it. */
export function parseHeredoc(cursor: Cursor): Expression {
  const [opening, dash, word] = openingOf(cursor);
  const start = cursor.position + opening.length;
  const end = new RegExp(String.raw`^[ \t]*${word}[ \t]*\r?$`, 'mu');
  const rest = cursor.text.slice(start);
  const found = end.exec(rest);
  if (found === null) throw cursor.error(`the heredoc is not closed by ${word}`);
  const text = rest.slice(0, found.index);
  const tokens = templateTokens(new Cursor(text), { quoted: false, lines: true });
  cursor.position = start + found.index + found[0].replace(/\r$/, '').length;
  return templateOf(dash === '-' ? withoutIndentation(tokens) : tokens);
}

function openingOf(cursor: Cursor): readonly [string, string, string] {
  HEREDOC.lastIndex = cursor.position;
  const [opening, dash = '', word = ''] = HEREDOC.exec(cursor.text) ?? [];
  if (opening === undefined) throw cursor.error('a heredoc begins with a word that ends its line');
  return [opening, dash, word];
}

function templateOf(tokens: readonly TemplateToken[]): Expression {
  const parts = joined(new TemplateTree(tokens).parts());
  const [only] = parts;
  if (only === undefined) return { kind: 'literal', value: '' };
  if (parts.length > 1 || only.kind === 'template-if' || only.kind === 'template-for') {
    return { kind: 'template', parts };
  }
  // A string that is nothing but one interpolation is that value, of whatever type.
  return only;
}

/** Texts that follow each other, such as the lines of a heredoc, are one. */
function joined(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const all: TemplatePart[] = [];
  let texts: string[] = [];
  const flush = (): void => {
    if (texts.length > 0) all.push({ kind: 'literal', value: texts.join('') });
    texts = [];
  };
  for (const part of parts) {
    if (part.kind === 'literal' && typeof part.value === 'string') texts.push(part.value);
    else {
      flush();
      all.push(part);
    }
  }
  flush();
  return all;
}

/** How deep directives may lie in each other. */
const DEEPEST = 300;

/** Matches each directive with its end. */
class TemplateTree {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly TemplateToken[]) {}

  /** @param ends the directives that end these parts; none for a whole template */
  parts(ends: readonly TemplateToken['kind'][] = []): TemplatePart[] {
    if (ends.length > 0 && (this.depth += 1) > DEEPEST) {
      throw new SyntaxNotRead('is nested too deeply');
    }
    const parts: TemplatePart[] = [];
    for (;;) {
      const token = this.tokens[this.at];
      if (token === undefined) {
        if (ends.length > 0) throw new SyntaxNotRead(`%{ ${ends.at(-1)} } is missing`);
        return parts;
      }
      if (ends.includes(token.kind)) {
        this.depth -= 1;
        return parts;
      }
      this.at += 1;
      parts.push(...this.part(token));
    }
  }

  private part(token: TemplateToken): TemplatePart[] {
    switch (token.kind) {
      case 'text':
        return [{ kind: 'literal', value: token.text }];
      case 'value':
        return [token.expression];
      case 'if': {
        const then = this.parts(['else', 'endif']);
        const otherwise = this.take('else') ? this.parts(['endif']) : [];
        this.take('endif');
        return [{ kind: 'template-if', test: token.test, then, otherwise }];
      }
      case 'for': {
        const body = this.parts(['endfor']);
        this.take('endfor');
        return [{ ...token, kind: 'template-for', body }];
      }
      default:
        throw new SyntaxNotRead(`%{ ${token.kind} } ends nothing`);
    }
  }

  private take(kind: TemplateToken['kind']): boolean {
    if (this.tokens[this.at]?.kind !== kind) return false;
    this.at += 1;
    return true;
  }
}
