/** `$util` of mapping templates ("Mapping template reference for REST APIs"). */
export const UTIL = {
  escapeJavaScript: (text: unknown) => escapeJavaScript(String(text)),
  parseJson: (text: unknown): unknown => parseJson(String(text)),
  urlEncode: (text: unknown) => urlEncode(String(text)),
  urlDecode: (text: unknown) => decodeURIComponent(String(text).replace(/\+/g, ' ')),
  base64Encode: (text: unknown) => Buffer.from(String(text)).toString('base64'),
  base64Decode: (text: unknown) => Buffer.from(String(text), 'base64').toString(),
};

const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
  '/': '\\/',
};

/** As Commons Text escapes ECMAScript: quotes of both kinds, slashes, controls, what is not ASCII. */
function escapeJavaScript(text: string): string {
  return text
    .split('')
    .map((unit) => {
      const code = unit.charCodeAt(0);
      const hex = `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
      return SHORT[unit] ?? (code < 0x20 || code > 0x7f ? hex : unit);
    })
    .join('');
}

/** As Java's URLEncoder does: a space is a plus. */
function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
