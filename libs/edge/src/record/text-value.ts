import { Token } from 'cdktf';

/** How many bytes one quoted string of a TXT record has at most (RFC 1035, character-string). */
const LONGEST_STRING = 255;

/**
 * Text as the provider takes it for TXT: parts of 255 bytes with `""` between them, everything escaped that is not
 * printable ASCII. The provider puts the outermost quotes. What Terraform computes stays as it is.
 */
export function textValue(text: string): string {
  if (Token.isUnresolved(text)) return text;
  const bytes = [...Buffer.from(text, 'utf8')];
  const parts = Array.from({ length: Math.ceil(bytes.length / LONGEST_STRING) }, (_, index) =>
    bytes.slice(index * LONGEST_STRING, (index + 1) * LONGEST_STRING),
  );
  return parts.map((part) => part.map(escapeByte).join('')).join('""');
}

/** Text in quotes, as it stands within other records. */
export function quoted(text: string): string {
  return `"${textValue(text)}"`;
}

/**
 * Text that Terraform takes literally: in its JSON `${` and `%{` begin templates, and `%{i}` is how SPF writes macros.
 * What holds a token has to stay a template.
 */
export function withoutTemplates(text: string): string {
  return Token.isUnresolved(text) ? text : text.replace(/([$%])\{/g, '$1$1{');
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '"' || character === '\\') return `\\${character}`;
  if (byte >= 0x20 && byte <= 0x7e) return character;
  return `\\${byte.toString(8).padStart(3, '0')}`;
}
