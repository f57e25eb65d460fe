import { isExact } from '../value/number-text';

/**
 * JSON in which numbers that a double cannot hold are texts: `JSON.parse` would round them.
 *
 * @param write the JSON that stands for the digits of such a number
 */
export function withoutLongNumbers(text: string, write: (digits: string) => string): string {
  if (!/[\d.]{16}|\d[eE]/.test(text)) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.]*(?:[eE][+-]?\d+)?/g, (token) =>
    token.startsWith('"') || isExact(token, Number(token)) ? token : write(token),
  );
}
