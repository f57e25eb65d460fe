/** How a text of the terminal is drawn. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'alarm';

/** A piece of a line with one style. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** Select Graphic Rendition parameters of ECMA-48. */
const CODES: Readonly<Record<Style, string>> = {
  bold: '1',
  dim: '2',
  red: '31',
  green: '32',
  yellow: '33',
  cyan: '36',
  alarm: '1;31',
};

export function span(text: string, style?: Style): Span {
  return style === undefined ? { text } : { text, style };
}

/** The text as the terminal draws it; as it is where no colour is wanted. */
export function painted({ text, style }: Span, color: boolean): string {
  if (!color || style === undefined || text === '') return text;
  return `\u001b[${CODES[style]}m${text}\u001b[0m`;
}
