/** C0 and C1 controls, what reorders or hides text, and halves of surrogate pairs. */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Text whose control characters are shown and not run: an escape sequence moves no cursor, and nothing
 * turns the reading direction.
 *
 * @param kept control characters that stay, such as a line break
 */
export function visible(value: string, kept = ''): string {
  return value.replace(HIDDEN, (character) =>
    kept.includes(character) ? character : pictureOf(character),
  );
}

function pictureOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return '␡';
  if (point >= 0xd800 && point <= 0xdfff) return '\ufffd';
  return `\\u${point.toString(16).padStart(4, '0')}`;
}
