import type { TemplateToken } from './template-tokens';

/**
 * What `<<-` does: the least indentation of all lines is taken from each. A line that begins with an
 * interpolation has none, and blank lines do not count.
 */
export function withoutIndentation(tokens: readonly TemplateToken[]): readonly TemplateToken[] {
  const starts = tokens.filter((_, at) => at === 0 || endsLine(tokens[at - 1]));
  const counted = starts.filter((token) => !isBlank(token));
  const least = Math.min(...counted.map(indentationOf));
  for (const token of counted) {
    if (token.kind === 'text') token.text = token.text.slice(least);
  }
  return tokens;
}

function endsLine(token: TemplateToken | undefined): boolean {
  return token?.kind === 'text' && token.text.endsWith('\n');
}

function isBlank(token: TemplateToken): boolean {
  return token.kind === 'text' && token.text.trim() === '' && token.text.endsWith('\n');
}

function indentationOf(token: TemplateToken): number {
  return token.kind === 'text' ? token.text.length - token.text.trimStart().length : 0;
}
